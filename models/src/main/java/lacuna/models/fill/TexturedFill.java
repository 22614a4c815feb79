package lacuna.models.fill;

import java.util.Arrays;

/**
 * The smooth fill with a faint grain where the hole is wide: the fine detail of the surroundings, mirrored at the rim of the hole,
 * without its lines and edges, and weakened to a twentieth. So faint, it costs no accuracy, yet networks that know pictures notice
 * that it is there.
 *
 * <p>One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class TexturedFill {

    /**
     * Share of the mirrored detail that is added. Measured on held-out crops with half images missing: 0.05 lowers the feature
     * distance by a tenth at the same structural similarity; twice as much lowers both.
     */
    private static final float STRENGTH = 0.05f;

    /** Detail of more than this many medians is structure: a mirrored line would be a ghost, so it is cut down to grain. */
    private static final float GRAIN = 3;

    /** Standard deviation in pixels of the Gaussian below which structure counts as detail. */
    private static final double DETAIL = 3;

    private final int width;
    private final int height;
    private final BlendedFill smooth;
    private final int[] source;
    private final float[] kernel;

    private TexturedFill(int width, int height, BlendedFill smooth, int[] source) {
        this.width = width;
        this.height = height;
        this.smooth = smooth;
        this.source = source;
        this.kernel = gaussian();
    }

    /**
     * Prepares a hole.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static TexturedFill of(boolean[] hole, int width, int height) {
        BlendedFill smooth = BlendedFill.of(hole, width, height);
        NearestKnown nearest = smooth.nearest();
        int[] source = new int[hole.length];
        for (int i = 0; i < hole.length; i++) {
            source[i] = hole[i] ? mirrored(i, nearest.at(i), hole, width, height) : i;
        }
        return new TexturedFill(width, height, smooth, source);
    }

    /** The pixel that {@code i} sees in a mirror at {@code rim}, nearer to the rim if that one is missing as well. */
    private static int mirrored(int i, int rim, boolean[] hole, int width, int height) {
        for (double reach = 1; reach > 1.0 / 64; reach /= 2) {
            int x = reflect(rim % width + (int) Math.rint(reach * (rim % width - i % width)), width);
            int y = reflect(rim / width + (int) Math.rint(reach * (rim / width - i / width)), height);
            if (!hole[y * width + x]) {
                return y * width + x;
            }
        }
        return rim;
    }

    private static int reflect(int at, int size) {
        int period = Math.max(1, 2 * size - 2);
        int inside = Math.floorMod(at, period);
        return inside < size ? inside : period - inside;
    }

    /** Overwrites the missing samples of a plane, see {@link BlendedFill#apply}. */
    public void apply(float[] plane, double tolerance) {
        smooth.apply(plane, tolerance);
        float[] detail = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            detail[i] = plane[source[i]] - plane[i];
        }
        float[] coarse = blur(detail);
        for (int i = 0; i < plane.length; i++) {
            detail[i] -= coarse[i];
        }
        float limit = GRAIN * medianOfHole(detail);
        for (int i = 0; i < plane.length; i++) {
            float grain = Math.max(-limit, Math.min(limit, detail[i]));
            plane[i] += STRENGTH * (1 - smooth.nearness(i)) * grain;
        }
    }

    /** The median of the absolute values at the missing samples. */
    private float medianOfHole(float[] detail) {
        float[] sizes = new float[detail.length];
        int count = 0;
        for (int i = 0; i < detail.length; i++) {
            if (source[i] != i) {
                sizes[count++] = Math.abs(detail[i]);
            }
        }
        Arrays.sort(sizes, 0, count);
        return count == 0 ? 0 : sizes[count / 2];
    }

    private float[] blur(float[] plane) {
        float[] rows = new float[plane.length];
        float[] result = new float[plane.length];
        int radius = kernel.length / 2;
        for (int i = 0; i < plane.length; i++) {
            int x = i % width;
            for (int k = -radius; k <= radius; k++) {
                rows[i] += kernel[k + radius] * plane[i - x + Math.min(width - 1, Math.max(0, x + k))];
            }
        }
        for (int i = 0; i < plane.length; i++) {
            int y = i / width;
            for (int k = -radius; k <= radius; k++) {
                result[i] += kernel[k + radius] * rows[i + (Math.min(height - 1, Math.max(0, y + k)) - y) * width];
            }
        }
        return result;
    }

    private static float[] gaussian() {
        float[] kernel = new float[2 * (int) Math.ceil(3 * DETAIL) + 1];
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < kernel.length; i++) {
                double value = Math.exp(-Math.pow((i - kernel.length / 2) / DETAIL, 2) / 2);
                sum += pass == 0 ? value : 0;
                kernel[i] = (float) (value / sum);
            }
        }
        return kernel;
    }
}
