package lacuna.models.fill;

/** Gaussian smoothing of planes of one size, whose edge samples are repeated beyond it. */
public final class GaussianBlur {

    private final int width;
    private final int height;
    private final float[] kernel;

    /** @param deviation in pixels */
    public GaussianBlur(double deviation, int width, int height) {
        this.width = width;
        this.height = height;
        kernel = kernel(deviation);
    }

    private static float[] kernel(double deviation) {
        float[] kernel = new float[2 * (int) Math.ceil(3 * deviation) + 1];
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < kernel.length; i++) {
                double value = Math.exp(-Math.pow((i - kernel.length / 2) / deviation, 2) / 2);
                sum += pass == 0 ? value : 0;
                kernel[i] = (float) (value / sum);
            }
        }
        return kernel;
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
