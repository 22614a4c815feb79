package lacuna.ops.window;

import java.util.Arrays;
import java.util.function.Consumer;
import lacuna.ops.Window;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.ops.mask.Hole;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A first guess for a hole that no window can hold: its surroundings, averaged down by the smallest whole factor at which it
 * fits, filled there, and read back by bilinear interpolation. Stored at the coarse size.
 */
public final class CoarseGuess {

    private final int factor;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final Window window;

    /**
     * What a guess looks at, in cells of {@code factor} x {@code factor} pixels, counted from the origin of the image.
     *
     * @param planner of windows of cells
     */
    private record Place(int factor, WindowPlanner planner, FinalInterval source) {

        static Place of(Hole hole, WindowPlanner planner, Interval bounds) {
            int factor = 1;
            WindowPlanner coarse = planner;
            FinalInterval target = new FinalInterval(bounds);
            while (!coarse.fits(target)) {
                factor++;
                coarse = new WindowPlanner(planner.policy(), cells(hole.width(), factor), cells(hole.height(), factor));
                target = FinalInterval.createMinMax(bounds.min(0) / factor, bounds.min(1) / factor,
                        bounds.max(0) / factor, bounds.max(1) / factor);
            }
            return new Place(factor, coarse, coarse.window(target).source());
        }

        private static long cells(int pixels, int factor) {
            return (pixels + factor - 1L) / factor;
        }
    }

    /**
     * The pixels that a guess averages. Made in a part of the image that holds them and begins at multiples of the factor, it is the
     * same guess.
     *
     * @param factor how many pixels are averaged along each axis
     */
    public record Seen(FinalInterval pixels, int factor) { }

    /** What a guess for this hole looks at. */
    public static Seen seen(Hole hole, WindowPlanner planner, Interval bounds) {
        Place place = Place.of(hole, planner, bounds);
        FinalInterval cells = place.source;
        int factor = place.factor;
        return new Seen(FinalInterval.createMinMax(cells.min(0) * factor, cells.min(1) * factor,
                Math.min(hole.width(), (cells.max(0) + 1) * factor) - 1,
                Math.min(hole.height(), (cells.max(1) + 1) * factor) - 1), factor);
    }

    private CoarseGuess(int factor, Interval source, Window window) {
        this.factor = factor;
        this.window = window;
        left = (int) source.min(0);
        top = (int) source.min(1);
        width = (int) source.dimension(0);
        height = (int) source.dimension(1);
    }

    /**
     * @param bounds of the hole
     * @param filler fills the coarse window; called once, or never if averaging closed the hole
     */
    public static CoarseGuess of(
            PlaneSet<?> planes, IntensityMapping mapping, WindowPlanner planner, Interval bounds, Consumer<Window> filler) {
        Place place = Place.of(planes.hole(), planner, bounds);
        FinalInterval source = place.source();
        int factor = place.factor();
        WindowPlanner coarse = place.planner();
        Window window = new WindowReader(planes, mapping, coarse).blank(source.dimension(0), source.dimension(1));
        CoarseGuess guess = new CoarseGuess(factor, source, window);
        guess.average(planes, mapping);
        WindowReader.mirror(window, guess.width, guess.height);
        if (guess.hasMissing()) {
            filler.accept(window);
        }
        return guess;
    }

    private boolean hasMissing() {
        for (boolean missing : window.hole()) {
            if (missing) {
                return true;
            }
        }
        return false;
    }

    private void average(PlaneSet<?> planes, IntensityMapping mapping) {
        double[] means = new double[planes.channels()];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int index = row * window.width() + column;
                window.hole()[index] = !average(planes, mapping, left + column, top + row, means);
                for (int c = 0; c < means.length; c++) {
                    window.channels()[c][index] = (float) means[c];
                }
            }
        }
    }

    /** Takes the mean of the known pixels that a cell covers; false, and zeros, if it covers none. */
    private boolean average(PlaneSet<?> planes, IntensityMapping mapping, int cellX, int cellY, double[] means) {
        Arrays.fill(means, 0);
        double[] values = new double[means.length];
        int known = 0;
        int lastY = Math.min(planes.hole().height(), (cellY + 1) * factor);
        int lastX = Math.min(planes.hole().width(), (cellX + 1) * factor);
        for (int y = cellY * factor; y < lastY; y++) {
            for (int x = cellX * factor; x < lastX; x++) {
                if (planes.read(x, y, mapping, values)) {
                    known++;
                    add(values, means);
                }
            }
        }
        for (int c = 0; c < means.length; c++) {
            means[c] /= Math.max(1, known);
        }
        return known > 0;
    }

    private static void add(double[] values, double[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += values[c];
        }
    }

    /** Interpolates all channels at a pixel of the image. */
    public void read(int x, int y, double[] values) {
        double cx = clamp((x + 0.5) / factor - 0.5 - left, width - 1);
        double cy = clamp((y + 0.5) / factor - 0.5 - top, height - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        double fx = cx - x0;
        double fy = cy - y0;
        int right = x0 + 1 < width ? 1 : 0;
        int index = y0 * window.width() + x0;
        int below = index + (y0 + 1 < height ? window.width() : 0);
        for (int c = 0; c < values.length; c++) {
            float[] plane = window.channels()[c];
            double upper = plane[index] + fx * (plane[index + right] - plane[index]);
            double lower = plane[below] + fx * (plane[below + right] - plane[below]);
            values[c] = upper + fy * (lower - upper);
        }
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }
}
