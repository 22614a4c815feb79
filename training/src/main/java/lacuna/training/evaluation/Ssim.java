package lacuna.training.evaluation;

/**
 * Structural similarity (Wang, Bovik, Sheikh and Simoncelli, IEEE TIP 13(4), 2004): Gaussian window of 11 x 11 pixels and
 * standard deviation 1.5, K = (.01, .03), range 255, covariances of the population. Images are mirrored at their borders, so
 * that the map has a value everywhere.
 */
final class Ssim {

    static final int RADIUS = 5;
    private static final double[] GAUSSIAN = gaussian();
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    private Ssim() { }

    private static double[] gaussian() {
        double[] weights = new double[2 * RADIUS + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-(i - RADIUS) * (i - RADIUS) / (2 * 1.5 * 1.5));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** The similarity around each pixel of two planes of grey values from 0 to 255. */
    static double[] map(float[] a, float[] b, int width, int height) {
        int n = width * height;
        double[][] moments = new double[5][n];
        for (int p = 0; p < n; p++) {
            moments[0][p] = a[p];
            moments[1][p] = b[p];
            moments[2][p] = (double) a[p] * a[p];
            moments[3][p] = (double) b[p] * b[p];
            moments[4][p] = (double) a[p] * b[p];
        }
        for (int m = 0; m < moments.length; m++) {
            moments[m] = smooth(smooth(moments[m], width, height, 1, width), height, width, width, 1);
        }
        double[] map = new double[n];
        for (int p = 0; p < n; p++) {
            double meanA = moments[0][p];
            double meanB = moments[1][p];
            double variances = moments[2][p] - meanA * meanA + moments[3][p] - meanB * meanB;
            double covariance = moments[4][p] - meanA * meanB;
            map[p] = (2 * meanA * meanB + C1) * (2 * covariance + C2)
                    / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
        }
        return map;
    }

    /** Smooths {@code lines} lines of {@code length} samples that lie {@code step} apart. */
    private static double[] smooth(double[] values, int length, int lines, int step, int lineStep) {
        double[] result = new double[values.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                double sum = 0;
                for (int d = -RADIUS; d <= RADIUS; d++) {
                    sum += GAUSSIAN[d + RADIUS] * values[line * lineStep + mirror(i + d, length) * step];
                }
                result[line * lineStep + i * step] = sum;
            }
        }
        return result;
    }

    /** c b a | a b c | c b a */
    private static int mirror(int i, int length) {
        int period = Math.floorMod(i, 2 * length);
        return period < length ? period : 2 * length - 1 - period;
    }
}
