package lacuna.ops.window;

import java.util.Arrays;
import lacuna.ops.Window;
import net.imglib2.Interval;

/**
 * Averages overlapping fills with raised-cosine weights, so that one window passes into the next without a seam. Holds
 * the rows of one row of windows at a time: rows are added from top to bottom, read, and cleared.
 */
public final class BlendBand {

    private final int left;
    private final int width;
    private final int rows;
    private final int overlap;
    private final float[][] sums;
    private final float[] weights;

    /**
     * @param bounds of the hole
     * @param rows height of the tallest target
     * @param overlap pixels over which the weight of a fill rises from its target's edge
     */
    public BlendBand(Interval bounds, int channels, int rows, int overlap) {
        left = (int) bounds.min(0);
        width = (int) bounds.dimension(0);
        this.rows = rows;
        this.overlap = overlap;
        sums = new float[channels][width * rows];
        weights = new float[width * rows];
    }

    /** Adds the target of a filled window. */
    public void add(ContextWindow place, Window filled) {
        Interval target = place.target();
        double[] across = ramp((int) target.dimension(0));
        double[] down = ramp((int) target.dimension(1));
        for (int j = 0; j < down.length; j++) {
            int y = (int) target.min(1) + j;
            int from = (int) (y - place.source().min(1)) * filled.width() + (int) (target.min(0) - place.source().min(0));
            int to = index((int) target.min(0), y);
            for (int i = 0; i < across.length; i++) {
                float weight = (float) (down[j] * across[i]);
                weights[to + i] += weight;
                for (int c = 0; c < sums.length; c++) {
                    sums[c][to + i] += weight * filled.channels()[c][from + i];
                }
            }
        }
    }

    /** The blended value of a pixel to which something was added. */
    public float value(int channel, int x, int y) {
        int index = index(x, y);
        return sums[channel][index] / weights[index];
    }

    /** Forgets row {@code y}, which makes room for row {@code y + rows}. */
    public void clear(int y) {
        int start = index(left, y);
        Arrays.fill(weights, start, start + width, 0);
        for (float[] plane : sums) {
            Arrays.fill(plane, start, start + width, 0);
        }
    }

    private int index(int x, int y) {
        return y % rows * width + x - left;
    }

    /** Weights of a stretch: raised cosine over the overlap at both ends, 1 between; never 0. */
    private double[] ramp(int length) {
        double[] weights = new double[length];
        for (int i = 0; i < length; i++) {
            double inside = Math.min(1, (Math.min(i, length - 1 - i) + 0.5) / overlap);
            weights[i] = 0.5 - 0.5 * Math.cos(Math.PI * inside);
        }
        return weights;
    }
}
