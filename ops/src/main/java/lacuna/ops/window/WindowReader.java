package lacuna.ops.window;

import lacuna.ops.Window;
import lacuna.ops.intensity.IntensityMapping;
import net.imglib2.Interval;

/** Cuts windows out of planes: maps values, marks what is unknown, pads by mirroring where the image is too small. */
public final class WindowReader {

    private final PlaneSet<?> planes;
    private final IntensityMapping mapping;
    private final WindowPlanner planner;
    private final double[] values;

    public WindowReader(PlaneSet<?> planes, IntensityMapping mapping, WindowPlanner planner) {
        this.planes = planes;
        this.mapping = mapping;
        this.planner = planner;
        values = new double[planes.channels()];
    }

    /**
     * Everything unknown in the source is missing in the window.
     *
     * @return pixel (x, y) of the source at index (y - source.min(1)) * width + x - source.min(0)
     */
    public Window read(ContextWindow window) {
        return read(window, null);
    }

    /** As {@link #read(ContextWindow)}, but what is unknown outside the target is shown as the guess has it. */
    public Window read(ContextWindow window, CoarseGuess guess) {
        Interval source = window.source();
        Interval target = window.target();
        Window result = blank(source.dimension(0), source.dimension(1));
        for (int y = (int) source.min(1); y <= source.max(1); y++) {
            boolean targetRow = y >= target.min(1) && y <= target.max(1);
            int index = (int) (y - source.min(1)) * result.width();
            for (int x = (int) source.min(0); x <= source.max(0); x++, index++) {
                boolean known = planes.read(x, y, mapping, values);
                if (known) {
                    put(result, index);
                } else if (guess == null || targetRow && x >= target.min(0) && x <= target.max(0)) {
                    result.hole()[index] = true;
                } else {
                    guess.read(x, y, values);
                    put(result, index);
                }
            }
        }
        mirror(result, (int) source.dimension(0), (int) source.dimension(1));
        return result;
    }

    private void put(Window window, int index) {
        for (int c = 0; c < values.length; c++) {
            window.channels()[c][index] = (float) values[c];
        }
    }

    /** A window without values, its edges rounded up to the multiple. */
    Window blank(long width, long height) {
        int paddedWidth = (int) planner.roundUp(width);
        int paddedHeight = (int) planner.roundUp(height);
        int pixels = paddedWidth * paddedHeight;
        return new Window(paddedWidth, paddedHeight, new float[planes.channels()][pixels], new boolean[pixels]);
    }

    /** Fills what lies right of and below the given size by mirroring about the last column and row. */
    static void mirror(Window window, int width, int height) {
        for (int y = 0; y < window.height(); y++) {
            for (int x = y < height ? width : 0; x < window.width(); x++) {
                int to = y * window.width() + x;
                int from = mirrored(y, height) * window.width() + mirrored(x, width);
                for (float[] plane : window.channels()) {
                    plane[to] = plane[from];
                }
                window.hole()[to] = window.hole()[from];
            }
        }
    }

    private static int mirrored(int i, int size) {
        int period = Math.max(1, 2 * size - 2);
        int phase = i % period;
        return phase < size ? phase : period - phase;
    }
}
