package lacuna.training.evaluation;

import java.util.Arrays;

/**
 * Figures of a composite against the truth, over the missing pixels, or over the image where every pixel is given as missing.
 * Planes hold 8-bit grey values, 0 to 255, row by row; several planes count alike, so that a grey image has the figures of three
 * equal channels.
 */
public final class Metrics {

    /**
     * An exact fill would be infinitely good and spoil every mean: a mean error of a hundredth of a grey value bounds
     * it.
     */
    private static final double LEAST_SQUARE = 1e-4;

    private Metrics() { }

    /** Every pixel of an image, to measure over all of it. */
    public static boolean[] everywhere(int pixels) {
        boolean[] all = new boolean[pixels];
        Arrays.fill(all, true);
        return all;
    }

    /** Peak signal-to-noise ratio over the hole in dB: 10 log10(255^2 / MSE), at most 88.1. */
    public static double psnr(float[][] composite, float[][] truth, boolean[] hole) {
        double squares = mean(composite, truth, hole, (a, b) -> (a - b) * (a - b));
        return 10 * Math.log10(255 * 255 / Math.max(squares, LEAST_SQUARE));
    }

    /** Mean absolute difference over the hole, as a fraction of the range: 0 to 1. */
    public static double l1(float[][] composite, float[][] truth, boolean[] hole) {
        return mean(composite, truth, hole, (a, b) -> Math.abs(a - b)) / 255;
    }

    /** The sum of absolute differences over the sum of both images' values (EdgeConnect's and DualPath's l1): 0 to 1. */
    public static double relativeL1(float[][] composite, float[][] truth, boolean[] hole) {
        return ratio(mean(composite, truth, hole, (a, b) -> Math.abs(a - b)), mean(composite, truth, hole, Double::sum));
    }

    /** The sum of absolute differences over the sum of the truth's values: 0 or more. */
    public static double l1OfTruth(float[][] composite, float[][] truth, boolean[] hole) {
        return ratio(mean(composite, truth, hole, (a, b) -> Math.abs(a - b)), mean(composite, truth, hole, (a, b) -> b));
    }

    /** Black images have no sum to relate to: 0 if there is nothing to relate either, else not a number. */
    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : part == 0 ? 0 : Double.NaN;
    }

    /** Structural similarity over the hole: the mean of {@link Ssim#GAUSSIAN} at the missing pixels of every plane. */
    public static double ssim(float[][] composite, float[][] truth, boolean[] hole, int width, int height) {
        return Ssim.GAUSSIAN.overHole(composite, truth, hole, width, height);
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

    /**
     * How visible the rim of the hole is, in grey values: at each pair of neighbours (rows and columns) of which one is missing
     * and one known, the step from one to the other less the mean of the steps before and after it, in absolute value (the
     * difference of slope of Minami and Zakhor, IEEE TCSVT 5(2), 1995); the mean over all such pairs and planes. Smooth ramps
     * have 0. Its ratio between a fill and the truth is 1 if the rim cannot be told, above if a seam shows, below if the fill
     * is smoother there than the image is.
     */
    public static double seam(float[][] planes, boolean[] hole, int width, int height) {
        double sum = 0;
        long pairs = 0;
        for (float[] plane : planes) {
            for (int p = 0; p < hole.length; p++) {
                int x = p % width;
                int y = p / width;
                if (x + 1 < width && hole[p] != hole[p + 1]) {
                    sum += bend(plane, p, x, width, 1);
                    pairs++;
                }
                if (y + 1 < height && hole[p] != hole[p + width]) {
                    sum += bend(plane, p, y, height, width);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /** Of the step from sample {@code p} to the next; {@code at} is its place in a line of {@code length}. */
    private static double bend(float[] plane, int p, int at, int length, int step) {
        double slopes = 0;
        int count = 0;
        if (at > 0) {
            slopes += plane[p] - plane[p - step];
            count++;
        }
        if (at + 2 < length) {
            slopes += plane[p + 2 * step] - plane[p + step];
            count++;
        }
        return Math.abs(plane[p + step] - plane[p] - slopes / Math.max(1, count));
    }

    private interface Measure {
        double of(double composite, double truth);
    }

    private static double mean(float[][] a, float[][] b, boolean[] hole, Measure measure) {
        double sum = 0;
        for (int c = 0; c < b.length; c++) {
            double[] values = new double[hole.length];
            for (int p = 0; p < hole.length; p++) {
                values[p] = measure.of(a[c][p], b[c][p]);
            }
            sum += meanOver(values, hole);
        }
        return sum / b.length;
    }

    static double meanOver(double[] values, boolean[] hole) {
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
