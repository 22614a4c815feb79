package lacuna.models.fill;

/**
 * The smooth fill with a faint texture where the hole is wide: the fine detail of the surroundings, mirrored at the rim of the
 * hole and weakened to a tenth. So faint, it costs no accuracy, and it shows a network that starts from here what the texture around looks like: to
 * strengthen and correct it is easier than to invent it from nothing.
 *
 * <p>One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class TexturedFill {

    /** Share of the mirrored detail that is added; measured on held-out crops: twice as much begins to cost SSIM. */
    private static final float STRENGTH = 0.1f;

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
            plane[i] += STRENGTH * (1 - smooth.nearness(i)) * (detail[i] - coarse[i]);
        }
    }

    /** Without the texture. */
    public void applySmooth(float[] plane, double tolerance) {
        smooth.apply(plane, tolerance);
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
