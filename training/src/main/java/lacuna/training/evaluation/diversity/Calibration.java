package lacuna.training.evaluation.diversity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.ops.FillStatistics;
import lacuna.training.evaluation.Crop;

/**
 * Whether the spread of the fills is true: how often the truth lies in the central band of the fills, a band between two quantiles
 * of the n fills at each pixel ({@link FillStatistics#quantile(double[], double)}). The band of 90 % lies between the quantiles of
 * 5 and 95 %.
 *
 * <p>A few fills do not reach as far as all that the model could make: the band of 90 % of 16 perfectly calibrated fills holds the
 * truth in 79.4 % of the cases only. {@link #expected} tells this apart from overconfidence; compare with it, not with the
 * nominal share.
 *
 * <p>Values are 8-bit grey values, and equal ones would all count as hits: a white page with white fills would seem to be known
 * to be calibrated. Fills and truth are therefore spread at random, with a fixed seed, over the step that rounding has made one
 * (Czado, Gneiting and Held, Biometrics 65, 2009, section 2), which leaves calibrated fills calibrated.
 */
public final class Calibration {

    /** Shares of the central bands, in percent. */
    public static final List<Integer> BANDS = List.of(10, 20, 30, 40, 50, 60, 70, 80, 90);

    private Calibration() { }

    /**
     * The share of truths that a band of perfectly calibrated fills would hold: (n - 1) / (n + 1) of the nominal one. Truth and
     * fills are then exchangeable, so that the truth lies in each of the n + 1 gaps that the sorted fills leave with the same
     * probability; the quantiles of p and 1 - p are (1 - 2 p)(n - 1) gaps apart, and what interpolation cuts off a gap counts by
     * its length. This is exact where values are spread evenly. Bells put more into the inner part of a gap: by simulation,
     * up to .02 more in the outermost band of 16 fills (.807 if normal, .812 if Laplace, for .794), and below .01 up to 60 %.
     *
     * @param band nominal share, 0 to 1
     * @param fills n, at least 1
     * @return 0 to 1
     */
    public static double expected(double band, int fills) {
        return band * (fills - 1) / (fills + 1);
    }

    /**
     * The share of the missing pixels of all channels at which the truth lies in the band, for each of {@link #BANDS}, 0 to 1.
     *
     * @param fills of one hole, at least two
     * @param hole row by row, true = missing
     * @param seed of the spreading
     */
    static double[] observed(List<Crop> fills, Crop truth, boolean[] hole, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] hits = new long[BANDS.size()];
        long count = 0;
        double[] values = new double[fills.size()];
        for (int c = 0; c < truth.planes().length; c++) {
            for (int p = 0; p < hole.length; p++) {
                if (hole[p]) {
                    for (int n = 0; n < values.length; n++) {
                        values[n] = spread(fills.get(n).planes()[c][p], random);
                    }
                    Arrays.sort(values);
                    count(values, spread(truth.planes()[c][p], random), hits);
                    count++;
                }
            }
        }
        double total = count;
        return Arrays.stream(hits).mapToDouble(hit -> hit / total).toArray();
    }

    private static double spread(float grey, SplittableRandom random) {
        return grey + random.nextDouble() - 0.5;
    }

    private static void count(double[] sorted, double truth, long[] hits) {
        for (int b = 0; b < hits.length; b++) {
            double beyond = (1 - BANDS.get(b) / 100.0) / 2;
            boolean inside = truth >= FillStatistics.quantile(sorted, beyond)
                    && truth <= FillStatistics.quantile(sorted, 1 - beyond);
            hits[b] += inside ? 1 : 0;
        }
    }
}
