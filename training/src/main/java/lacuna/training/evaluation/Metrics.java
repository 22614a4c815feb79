package lacuna.training.evaluation;

/**
 * Figures of a composite against the truth, over the missing pixels. Planes hold 8-bit grey values, 0 to 255, row by row;
 * several planes count alike, so that a grey image has the figures of three equal channels.
 */
public final class Metrics {

    /**
     * An exact fill would be infinitely good and spoil every mean: a mean error of a hundredth of a grey value bounds
     * it.
     */
    private static final double LEAST_SQUARE = 1e-4;

    private Metrics() { }

    /** Peak signal-to-noise ratio over the hole in dB: 10 log10(255^2 / MSE), at most 88.1. */
    public static double psnr(float[][] composite, float[][] truth, boolean[] hole) {
        double squares = mean(composite, truth, hole, difference -> difference * difference);
        return 10 * Math.log10(255 * 255 / Math.max(squares, LEAST_SQUARE));
    }

    /** Mean absolute difference over the hole, as a fraction of the range: 0 to 1. */
    public static double l1(float[][] composite, float[][] truth, boolean[] hole) {
        return mean(composite, truth, hole, Math::abs) / 255;
    }

    /** Structural similarity over the hole: the mean of {@link Ssim#map} at the missing pixels of every plane. */
    public static double ssim(float[][] composite, float[][] truth, boolean[] hole, int width, int height) {
        double sum = 0;
        for (int c = 0; c < truth.length; c++) {
            sum += meanOver(Ssim.map(composite[c], truth[c], width, height), hole);
        }
        return sum / truth.length;
    }

    /**
     * Mean length of the gradient at the missing pixels, in grey values per pixel (central differences, one-sided at the
     * border). Its ratio between a fill and the truth tells blur (below 1) from noise (above 1), which PSNR rewards and
     * punishes.
     */
    public static double gradient(float[][] planes, boolean[] hole, int width, int height) {
        double sum = 0;
        for (float[] plane : planes) {
            double[] lengths = new double[plane.length];
            for (int p = 0; p < plane.length; p++) {
                int x = p % width;
                int y = p / width;
                lengths[p] = Math.hypot(slope(plane, p, x, width, 1), slope(plane, p, y, height, width));
            }
            sum += meanOver(lengths, hole);
        }
        return sum / planes.length;
    }

    private static double slope(float[] plane, int p, int x, int length, int step) {
        int before = x > 0 ? 1 : 0;
        int after = x < length - 1 ? 1 : 0;
        return before + after == 0 ? 0 : (plane[p + after * step] - plane[p - before * step]) / (before + after);
    }

    private interface Measure {
        double of(double difference);
    }

    private static double mean(float[][] a, float[][] b, boolean[] hole, Measure measure) {
        double sum = 0;
        for (int c = 0; c < b.length; c++) {
            double[] values = new double[hole.length];
            for (int p = 0; p < hole.length; p++) {
                values[p] = measure.of((double) a[c][p] - b[c][p]);
            }
            sum += meanOver(values, hole);
        }
        return sum / b.length;
    }

    private static double meanOver(double[] values, boolean[] hole) {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < hole.length; p++) {
            if (hole[p]) {
                sum += values[p];
                count++;
            }
        }
        return sum / count;
    }
}
