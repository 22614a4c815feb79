package lacuna.ops.window;

import java.util.ArrayList;
import java.util.List;
import lacuna.ops.ContextPolicy;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * Chooses what a fill sees: the target and its margin, at least the field of view, moved inside the image where it
 * would stick out. Edges are multiples of {@link ContextPolicy#multiple()} unless the image is smaller than that: then
 * the window reader pads.
 */
public final class WindowPlanner {

    private final ContextPolicy policy;
    private final long[] size;

    public WindowPlanner(ContextPolicy policy, long width, long height) {
        this.policy = policy;
        size = new long[] {width, height};
    }

    public ContextPolicy policy() {
        return policy;
    }

    /** Whether a target and its margin can be seen at once. */
    public boolean fits(Interval target) {
        return needed(target, 0) <= policy.maximum() && needed(target, 1) <= policy.maximum();
    }

    /** The window of a target that {@link #fits}. */
    public ContextWindow window(Interval target) {
        long[] min = new long[2];
        long[] max = new long[2];
        for (int d = 0; d < 2; d++) {
            long edge = Math.min(size[d], edge(needed(target, d)));
            long centred = target.min(d) - (edge - target.dimension(d)) / 2;
            min[d] = Math.max(0, Math.min(centred, size[d] - edge));
            max[d] = min[d] + edge - 1;
        }
        return new ContextWindow(new FinalInterval(target), FinalInterval.createMinMax(min[0], min[1], max[0], max[1]));
    }

    /** Edge of the window, before it is cut to the image, that shows this many pixels. */
    private long edge(long needed) {
        long wanted = roundUp(Math.max(policy.fieldOfView(), needed));
        return wanted <= policy.maximum() ? wanted : Math.max(needed, policy.maximum());
    }

    /** The next multiple that a padded window has. */
    public long roundUp(long edge) {
        return (edge + policy.multiple() - 1) / policy.multiple() * policy.multiple();
    }

    private long needed(Interval target, int d) {
        long min = Math.max(0, target.min(d) - policy.margin());
        long max = Math.min(size[d] - 1, target.max(d) + policy.margin());
        return max - min + 1;
    }

    /**
     * Windows whose overlapping targets cover a rectangle that does not fit into one, row by row. How much neighbours
     * overlap, and therefore over how many pixels they are blended, is {@link #overlap()} or more.
     */
    public List<ContextWindow> tiles(Interval bounds) {
        long[][] columns = split(bounds.min(0), bounds.dimension(0));
        long[][] rows = split(bounds.min(1), bounds.dimension(1));
        List<ContextWindow> windows = new ArrayList<>(columns.length * rows.length);
        for (long[] row : rows) {
            for (long[] column : columns) {
                windows.add(window(FinalInterval.createMinMax(column[0], row[0], column[1], row[1])));
            }
        }
        return windows;
    }

    /** Pixels by which targets overlap at least. */
    public int overlap() {
        return Math.max(1, tileEdge() / 4);
    }

    private int tileEdge() {
        int edge = policy.maximum() - 2 * policy.margin();
        return edge >= 8 ? edge : Math.max(1, policy.maximum() / 2);
    }

    /** Equal stretches {first, last} of at most the tile's edge, evenly spread over the length. */
    private long[][] split(long min, long length) {
        int edge = tileEdge();
        if (length <= edge) {
            return new long[][] {{min, min + length - 1}};
        }
        int overlap = overlap();
        int pieces = (int) ((length - overlap + edge - overlap - 1) / (edge - overlap));
        long piece = (length + (pieces - 1L) * overlap + pieces - 1) / pieces;
        long[][] stretches = new long[pieces][];
        for (int i = 0; i < pieces; i++) {
            long first = min + Math.round((double) i * (length - piece) / (pieces - 1));
            stretches[i] = new long[] {first, first + piece - 1};
        }
        return stretches;
    }
}
