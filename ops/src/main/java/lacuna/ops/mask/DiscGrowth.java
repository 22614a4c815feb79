package lacuna.ops.mask;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Dilation by a Euclidean disc, exact and in time linear in the rows it touches, whatever the radius.
 *
 * <p>A pixel at vertical distance g from a missing pixel of its own column reaches, in its own row, every pixel within
 * sqrt(r² - g²): the grown row is the union of these intervals. Distances are kept for one row at a time.
 */
final class DiscGrowth {

    private final Hole hole;
    private final int radius;
    private final int[] reach;
    /** By column: the last missing row above the current one, and the first row not yet known to be clear below it. */
    private final int[] above;
    private final int[] next;
    private final int[] edges;

    private DiscGrowth(Hole hole, int radius) {
        this.hole = hole;
        this.radius = radius;
        reach = new int[radius + 1];
        for (int g = 0; g <= radius; g++) {
            reach[g] = (int) Math.floor(Math.sqrt((double) radius * radius - (double) g * g));
        }
        above = new int[hole.width()];
        next = new int[hole.width()];
        edges = new int[hole.width() + 1];
        Arrays.fill(above, -radius - 1);
    }

    static Hole grow(Hole hole, int pixels) {
        int radius = Math.min(pixels, hole.width() + hole.height());
        return new DiscGrowth(hole, radius).run();
    }

    private Hole run() {
        int width = hole.width();
        BitSet grown = new BitSet(width * hole.height());
        boolean[] touched = touchedRows();
        for (int y = 0; y < hole.height(); y++) {
            if (touched[y]) {
                growRow(y, grown);
            }
        }
        return new Hole(width, hole.height(), grown);
    }

    /** Rows within the radius of a row that has missing pixels. */
    private boolean[] touchedRows() {
        boolean[] touched = new boolean[hole.height()];
        int free = 0;
        for (int y = 0; y < touched.length; y++) {
            if (hole.nextMissing(0, y) < hole.width()) {
                int first = Math.max(free, y - radius);
                free = (int) Math.min(touched.length, (long) y + radius + 1);
                Arrays.fill(touched, Math.min(first, free), free, true);
            }
        }
        return touched;
    }

    private void growRow(int y, BitSet grown) {
        int width = hole.width();
        Arrays.fill(edges, 0);
        for (int x = 0; x < width; x++) {
            int distance = verticalDistance(x, y);
            if (distance <= radius) {
                edges[Math.max(0, x - reach[distance])]++;
                edges[Math.min(width, x + reach[distance] + 1)]--;
            }
        }
        int open = 0;
        int start = 0;
        for (int x = 0; x <= width; x++) {
            int before = open;
            open += edges[x];
            if (before == 0 && open > 0) {
                start = x;
            } else if (before > 0 && open == 0) {
                grown.set(y * width + start, y * width + x);
            }
        }
    }

    /** Rows to the nearest missing pixel of the column, more than the radius if there is none within it. */
    private int verticalDistance(int x, int y) {
        int row = Math.max(next[x], Math.max(0, y - radius));
        for (; row < y; row++) {
            if (hole.contains(x, row)) {
                above[x] = row;
            }
        }
        int last = Math.min(hole.height() - 1, y + radius);
        while (row <= last && !hole.contains(x, row)) {
            row++;
        }
        next[x] = row;
        int down = row <= last ? row - y : radius + 1;
        return Math.min(down, y - above[x]);
    }
}
