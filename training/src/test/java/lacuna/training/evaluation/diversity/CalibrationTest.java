package lacuna.training.evaluation.diversity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lacuna.training.evaluation.Crop;
import org.junit.jupiter.api.Test;

/** The share of truths in the bands of fills whose distribution is known. */
class CalibrationTest {

    private static final int EDGE = 160;

    private final SplittableRandom random = new SplittableRandom(5);
    private final boolean[] hole = new boolean[EDGE * EDGE];

    private Crop crop(IntUnaryOperator grey) {
        float[] plane = new float[EDGE * EDGE];
        for (int p = 0; p < plane.length; p++) {
            plane[p] = grey.applyAsInt(p);
        }
        return new Crop(EDGE, EDGE, new float[][] {plane});
    }

    private double[] observed(int fills, IntUnaryOperator truth, IntUnaryOperator fill) {
        Arrays.fill(hole, true);
        List<Crop> crops = IntStream.range(0, fills).mapToObj(n -> crop(fill)).toList();
        return Calibration.observed(crops, crop(truth), hole, 1);
    }

    private static void assertExpected(double[] observed, int fills, double tolerance) {
        for (int b = 0; b < observed.length; b++) {
            assertEquals(Calibration.expected(Calibration.BANDS.get(b) / 100.0, fills), observed[b], tolerance,
                    Calibration.BANDS.get(b) + " %");
        }
    }

    @Test
    void truthsThatAreDrawnAsTheFillsAreReachWhatIsExpectedOfSoManyFills() {
        for (int fills : new int[] {2, 5, 16, 41}) {
            assertExpected(observed(fills, p -> random.nextInt(256), p -> random.nextInt(256)), fills, 0.01);
        }
        assertEquals(0.9 * 15 / 17, Calibration.expected(0.9, 16), 1e-12);
    }

    @Test
    void bellsReachAtMostTwoHundredthsMore() {
        for (ToDoubleFunction<RandomGenerator> bell : List.<ToDoubleFunction<RandomGenerator>>of(
                RandomGenerator::nextGaussian, RandomGenerator::nextExponential)) {
            IntUnaryOperator draw = p -> (int) Math.round(100 + 20 * bell.applyAsDouble(random));
            double[] observed = observed(16, draw, draw);
            for (int b = 0; b < observed.length; b++) {
                double more = observed[b] - Calibration.expected(Calibration.BANDS.get(b) / 100.0, 16);
                assertTrue(more > -0.01 && more < 0.025, Calibration.BANDS.get(b) + " %: " + more);
            }
        }
    }

    @Test
    void aSpreadThatIsTooNarrowHoldsFewerTruthsAndATooWideOneMore() {
        double[] narrow = observed(16, p -> random.nextInt(256), p -> 64 + random.nextInt(128));
        double[] wide = observed(16, p -> 96 + random.nextInt(64), p -> random.nextInt(256));
        for (int b = 0; b < narrow.length; b++) {
            double expected = Calibration.expected(Calibration.BANDS.get(b) / 100.0, 16);
            assertEquals(expected / 2, narrow[b], 0.04, "half the truths lie beyond all fills");
            assertTrue(wide[b] > expected + 0.05, Calibration.BANDS.get(b) + " %: " + wide[b]);
        }
    }

    @Test
    void equalGreyValuesAreNoHits() {
        assertExpected(observed(16, p -> 255, p -> 255), 16, 0.01);
        assertExpected(observed(16, p -> random.nextInt(3), p -> random.nextInt(3)), 16, 0.01);
        assertEquals(0, Arrays.stream(observed(16, p -> 254, p -> 255)).sum());
    }

    @Test
    void onlyTheHoleCounts() {
        hole[EDGE + 3] = true;
        Crop truth = crop(p -> p == EDGE + 3 ? 100 : 0);
        List<Crop> fills = IntStream.range(0, 9).mapToObj(n -> crop(p -> p == EDGE + 3 ? 96 + n : 200)).toList();
        assertEquals(9, Arrays.stream(Calibration.observed(fills, truth, hole, 1)).filter(share -> share == 1).count()
                + Arrays.stream(Calibration.observed(fills, truth, hole, 1)).filter(share -> share == 0).count());
        assertEquals(1, Calibration.observed(fills, truth, hole, 1)[8]);
    }
}
