package lacuna.models.fill;

/** Gaussian smoothing of planes of one size, whose edge samples are repeated beyond it. */
public final class GaussianBlur {

    /** Standard deviations to which the window reaches. */
    private static final int REACH = 3;

    private final int width;
    private final int height;
    private final float[] kernel;

    /** @param deviation in pixels */
    public GaussianBlur(double deviation, int width, int height) {
        this.width = width;
        this.height = height;
        kernel = kernel(2 * (int) Math.ceil(REACH * deviation) + 1, deviation);
    }

    /** {@link #window} in single precision. */
    public static float[] kernel(int size, double deviation) {
        double[] window = window(size, deviation);
        float[] kernel = new float[size];
        for (int i = 0; i < size; i++) {
            kernel[i] = (float) window[i];
        }
        return kernel;
    }

    /** The bell-shaped window: {@code size} weights (odd) around the middle one that sum to 1. */
    public static double[] window(int size, double deviation) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = (i - size / 2) / deviation;
            weights[i] = Math.exp(-distance * distance / 2);
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** A smoothed copy. */
    public float[] of(float[] plane) {
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
}
