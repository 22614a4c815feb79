package lacuna.ops.window;

import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;

/**
 * What is filled at once and what must be seen for it.
 *
 * @param target two-dimensional; hole pixels inside it are written
 * @param source contains the target and lies inside the image; what a fill sees
 */
public record ContextWindow(FinalInterval target, FinalInterval source) {

    public ContextWindow {
        if (!Intervals.contains(source, target)) {
            throw new IllegalArgumentException("A context window must see the whole of its target.");
        }
    }
}
