package lacuna.ops.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * One connected piece of a hole (8 neighbours), or several that are filled together, as horizontal runs sorted by row.
 * Memory follows the runs, not the bounding box: a scratch across the whole image stays small.
 */
public final class HoleComponent {

    /** Receives the pixels {@code x0 <= x < x1} of row {@code y}. */
    @FunctionalInterface
    public interface RunConsumer {
        void run(int y, int x0, int x1);
    }

    private final int[] rows;
    private final int[] starts;
    private final int[] ends;
    private final double halfWidth;
    private final FinalInterval bounds;

    /** Takes the arrays as they are; rows ascend. */
    HoleComponent(int[] rows, int[] starts, int[] ends, double halfWidth) {
        this.rows = rows;
        this.starts = starts;
        this.ends = ends;
        this.halfWidth = halfWidth;
        int left = Arrays.stream(starts).min().orElseThrow();
        int right = Arrays.stream(ends).max().orElseThrow();
        bounds = FinalInterval.createMinMax(left, rows[0], right - 1, rows[rows.length - 1]);
    }

    /** The smallest rectangle around the missing pixels. */
    public FinalInterval bounds() {
        return bounds;
    }

    /**
     * Radius in pixels of the largest disc inside the hole: how far its innermost pixel is from the nearest known one.
     * Infinite if the whole image is missing.
     */
    public double halfWidth() {
        return halfWidth;
    }

    /** How many pixels are missing. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += ends[i] - starts[i];
        }
        return sum;
    }

    /** Visits the runs inside a rectangle, row by row, cut to it. */
    public void forEachRun(Interval within, RunConsumer consumer) {
        int left = (int) Math.max(0, within.min(0));
        int right = (int) Math.min(Integer.MAX_VALUE, within.max(0) + 1);
        for (int i = firstRun(within.min(1)); i < rows.length && rows[i] <= within.max(1); i++) {
            int from = Math.max(left, starts[i]);
            int to = Math.min(right, ends[i]);
            if (from < to) {
                consumer.run(rows[i], from, to);
            }
        }
    }

    /** Whether a rectangle holds any of the missing pixels. */
    public boolean touches(Interval rectangle) {
        for (int i = firstRun(rectangle.min(1)); i < rows.length && rows[i] <= rectangle.max(1); i++) {
            if (starts[i] <= rectangle.max(0) && ends[i] > rectangle.min(0)) {
                return true;
            }
        }
        return false;
    }

    private int firstRun(long row) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The components as one; its half-width is the largest of theirs. */
    public static HoleComponent union(List<HoleComponent> components) {
        if (components.size() == 1) {
            return components.get(0);
        }
        record Run(int y, int x0, int x1) { }

        List<Run> runs = new ArrayList<>();
        double halfWidth = 0;
        for (HoleComponent component : components) {
            component.forEachRun(component.bounds, (y, x0, x1) -> runs.add(new Run(y, x0, x1)));
            halfWidth = Math.max(halfWidth, component.halfWidth);
        }
        runs.sort(Comparator.comparingInt(Run::y).thenComparingInt(Run::x0));
        return new HoleComponent(runs.stream().mapToInt(Run::y).toArray(), runs.stream().mapToInt(Run::x0).toArray(),
                runs.stream().mapToInt(Run::x1).toArray(), halfWidth);
    }
}
