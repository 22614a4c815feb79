package lacuna.training.masks;

import java.util.SplittableRandom;

/**
 * Blotches of a cellular automaton: coin-toss pixels under two to six 3 x 3 majority votes on a grid of 1, 2, 4 or 8 pixels,
 * grown by one pixel where the grid is coarse (AIM 2020 challenge on extreme inpainting; DeepGIN, section 4.1).
 */
public final class CellularAutomatonMasks implements MaskSampler {
    private static final int GRIDS = 4;
    private static final int FEWEST_VOTES = 2;
    private static final int MOST_VOTES = 6;
    private static final int MAJORITY = 5;

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            int grid = 1 << random.nextInt(GRIDS);
            int votes = random.nextInt(FEWEST_VOTES, MOST_VOTES + 1);
            int columns = (width + grid - 1) / grid;
            int rows = (height + grid - 1) / grid;
            byte[] cells = coins(columns * rows, random);
            byte[] sums = new byte[cells.length];
            for (int vote = 0; vote < votes; vote++) {
                vote(cells, sums, columns, rows);
            }
            enlarge(canvas, cells, columns, grid);
        });
    }

    private static byte[] coins(int count, SplittableRandom random) {
        byte[] cells = new byte[count];
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            cells[i] = (byte) (bits & 1);
        }
        return cells;
    }

    /** One 3 x 3 median in place; cells outside count as known. The sums of three rows are shared by three columns. */
    private static void vote(byte[] cells, byte[] sums, int columns, int rows) {
        for (int row = 0; row < rows; row++) {
            int start = row * columns;
            for (int i = start; i < start + columns; i++) {
                int above = row > 0 ? cells[i - columns] : 0;
                int below = row < rows - 1 ? cells[i + columns] : 0;
                sums[i] = (byte) (above + cells[i] + below);
            }
        }
        for (int row = 0; row < rows; row++) {
            int start = row * columns;
            int last = start + columns - 1;
            for (int i = start; i <= last; i++) {
                int sum = sums[i] + (i > start ? sums[i - 1] : 0) + (i < last ? sums[i + 1] : 0);
                cells[i] = (byte) (sum >= MAJORITY ? 1 : 0);
            }
        }
    }

    private static void enlarge(MaskCanvas canvas, byte[] cells, int columns, int grid) {
        int grown = grid > 1 ? 1 : 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] == 1) {
                int x = cell % columns * grid;
                int y = cell / columns * grid;
                canvas.rectangle(x - grown, y, x + grid + grown, y + grid);
                canvas.rectangle(x, y - grown, x + grid, y + grid + grown);
            }
        }
    }

    @Override
    public String name() {
        return "automaton";
    }
}
