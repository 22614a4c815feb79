package lacuna.training.evaluation;

import java.util.Arrays;
import lacuna.models.fill.GaussianBlur;

/**
 * Structural similarity (Wang, Bovik, Sheikh and Simoncelli, IEEE TIP 13(4), 2004) in the three conventions that papers use, K =
 * (.01, .03), range 255. They give different values for the same pair of images: figures of different conventions never compare.
 */
public enum Ssim {

    /** As published: covariances of the population, channels averaged. The convention of this project. */
    GAUSSIAN("Gaussian window of 11 pixels, standard deviation 1.5, channels averaged", GaussianBlur.window(11, 1.5), 1, false),

    /** scikit-image's default: covariances of a sample, channels averaged. */
    UNIFORM("uniform window of 7 x 7 pixels, channels averaged", uniform(7), 49 / 48.0, false),

    /** EdgeConnect's, on which several papers rest: covariances of a sample, of the luminance. */
    GREY("uniform window of 51 x 51 pixels, on grey values", uniform(51), 2601 / 2600.0, true);

    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);
    /** Of red, green and blue (ITU-R BT.709). */
    private static final double[] LUMINANCE = {0.2125, 0.7154, 0.0721};

    private final String description;
    private final double[] window;
    private final double unbiased;
    private final boolean grey;

    Ssim(String description, double[] window, double unbiased, boolean grey) {
        this.description = description;
        this.window = window;
        this.unbiased = unbiased;
        this.grey = grey;
    }

    private static double[] uniform(int size) {
        double[] weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        return weights;
    }

    /** The window and what is done with colours, in words. */
    public String description() {
        return description;
    }

    /** How far the window reaches from its middle, in pixels. */
    int radius() {
        return window.length / 2;
    }

    /** The mean at the missing pixels; images are mirrored at their borders. Planes as {@link Metrics}. */
    double overHole(float[][] a, float[][] b, boolean[] hole, int width, int height) {
        return mean(a, b, hole, width, height);
    }

    /**
     * The mean over the image, as papers have it: of the positions where the window lies inside the image. Images smaller than
     * the window are mirrored at their borders.
     */
    double overImage(float[][] a, float[][] b, int width, int height) {
        boolean[] inside = new boolean[width * height];
        int margin = Math.min(width, height) < window.length ? 0 : radius();
        for (int y = margin; y < height - margin; y++) {
            Arrays.fill(inside, y * width + margin, (y + 1) * width - margin, true);
        }
        return mean(a, b, inside, width, height);
    }

    private double mean(float[][] a, float[][] b, boolean[] where, int width, int height) {
        double[][] first = grey ? new double[][] {luminance(a)} : doubles(a);
        double[][] second = grey ? new double[][] {luminance(b)} : doubles(b);
        double sum = 0;
        for (int c = 0; c < first.length; c++) {
            sum += Metrics.meanOver(map(first[c], second[c], width, height), where);
        }
        return sum / first.length;
    }

    private static double[][] doubles(float[][] planes) {
        double[][] result = new double[planes.length][planes[0].length];
        for (int c = 0; c < planes.length; c++) {
            for (int p = 0; p < result[c].length; p++) {
                result[c][p] = planes[c][p];
            }
        }
        return result;
    }

    private static double[] luminance(float[][] planes) {
        if (planes.length == 1) {
            return doubles(planes)[0];
        }
        double[] result = new double[planes[0].length];
        for (int c = 0; c < LUMINANCE.length; c++) {
            for (int p = 0; p < result.length; p++) {
                result[p] += LUMINANCE[c] * planes[c][p];
            }
        }
        return result;
    }

    /** The similarity around each pixel of two planes of grey values from 0 to 255, mirrored at their borders. */
    double[] map(double[] a, double[] b, int width, int height) {
        int n = width * height;
        double[][] moments = new double[5][n];
        for (int p = 0; p < n; p++) {
            moments[0][p] = a[p];
            moments[1][p] = b[p];
            moments[2][p] = a[p] * a[p];
            moments[3][p] = b[p] * b[p];
            moments[4][p] = a[p] * b[p];
        }
        for (int m = 0; m < moments.length; m++) {
            moments[m] = smooth(smooth(moments[m], width, height, 1, width), height, width, width, 1);
        }
        double[] map = new double[n];
        for (int p = 0; p < n; p++) {
            double meanA = moments[0][p];
            double meanB = moments[1][p];
            double variances = unbiased * (moments[2][p] - meanA * meanA + moments[3][p] - meanB * meanB);
            double covariance = unbiased * (moments[4][p] - meanA * meanB);
            map[p] = (2 * meanA * meanB + C1) * (2 * covariance + C2)
                    / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
        }
        return map;
    }

    /** Smooths {@code lines} lines of {@code length} samples that lie {@code step} apart. */
    private double[] smooth(double[] values, int length, int lines, int step, int lineStep) {
        double[] result = new double[values.length];
        int radius = radius();
        double[] padded = new double[length + 2 * radius];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = values[line * lineStep + mirror(i - radius, length) * step];
            }
            for (int i = 0; i < length; i++) {
                double sum = 0;
                for (int d = 0; d < window.length; d++) {
                    sum += window[d] * padded[i + d];
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
