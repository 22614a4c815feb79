package lacuna.training.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The published recipe, done naively, gives the same pixels. */
class CellularAutomatonMasksTest {

    @Test
    void equalsTheNaiveRecipe() {
        for (int seed = 0; seed < 40; seed++) {
            int width = 50 + seed;
            int height = 83 - seed;
            assertArrayEquals(naive(width, height, new SplittableRandom(seed)),
                new CellularAutomatonMasks().sample(width, height, new SplittableRandom(seed)), "seed " + seed);
        }
    }

    private static boolean[] naive(int width, int height, SplittableRandom random) {
        int grid = 1 << random.nextInt(4);
        int votes = random.nextInt(2, 7);
        int columns = (width + grid - 1) / grid;
        int rows = (height + grid - 1) / grid;
        boolean[][] cells = new boolean[rows][columns];
        long bits = 0;
        for (int i = 0; i < rows * columns; i++) {
            bits = i % 64 == 0 ? random.nextLong() : bits >>> 1;
            cells[i / columns][i % columns] = (bits & 1) == 1;
        }
        for (int vote = 0; vote < votes; vote++) {
            boolean[][] next = new boolean[rows][columns];
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    int count = 0;
                    for (int k = 0; k < 9; k++) {
                        count += at(cells, x + k % 3 - 1, y + k / 3 - 1) ? 1 : 0;
                    }
                    next[y][x] = count > 4;
                }
            }
            cells = next;
        }
        boolean[] mask = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mask[y * width + x] = large(cells, x, y, grid, width, height) || grid > 1
                    && (large(cells, x - 1, y, grid, width, height) || large(cells, x + 1, y, grid, width, height)
                    || large(cells, x, y - 1, grid, width, height) || large(cells, x, y + 1, grid, width, height));
            }
        }
        return mask;
    }

    private static boolean large(boolean[][] cells, int x, int y, int grid, int width, int height) {
        return x >= 0 && y >= 0 && x < width && y < height && cells[y / grid][x / grid];
    }

    private static boolean at(boolean[][] cells, int x, int y) {
        return y >= 0 && x >= 0 && y < cells.length && x < cells[0].length && cells[y][x];
    }
}
