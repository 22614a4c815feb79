package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lacuna.training.LinearSvm;
import org.junit.jupiter.api.Test;

/** The distances of two sets of images. */
class SetDistanceTest {

    private static final int SIZE = 32;
    private static final int COUNT = 40;

    /** Waves of some frequency with some noise. */
    private static float[] images(long seed, double frequency, double noise) {
        Random random = new Random(seed);
        float[] images = new float[COUNT * 3 * SIZE * SIZE];
        for (int n = 0; n < COUNT; n++) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < 3 * SIZE * SIZE; i++) {
                double wave = Math.sin(frequency * (i % SIZE) + phase);
                images[n * 3 * SIZE * SIZE + i] = (float) (0.5 * wave + noise * random.nextGaussian());
            }
        }
        return images;
    }

    @Test
    void slicedWassersteinTellsEqualFromSimilarFromDifferent() {
        float[] a = images(1, 0.5, 0.1);
        double same = SlicedWasserstein.between(a, images(2, 0.5, 0.1), SIZE, 7);
        double noisier = SlicedWasserstein.between(a, images(3, 0.5, 0.3), SIZE, 7);
        double other = SlicedWasserstein.between(a, images(4, 1.5, 0.1), SIZE, 7);
        assertTrue(same < 0.7 * noisier && noisier < 0.5 * other, same + ", " + noisier + ", " + other);
        assertEquals(same, SlicedWasserstein.between(a, images(2, 0.5, 0.1), SIZE, 7), "same seed, same distance");
    }

    @Test
    void kernelDistanceIsAboutZeroForOneDistributionAndGrowsWithTheShift() {
        double same = KernelDistance.between(vectors(1, 0), vectors(2, 0));
        double near = KernelDistance.between(vectors(1, 0), vectors(2, 0.5));
        double far = KernelDistance.between(vectors(1, 0), vectors(2, 1));
        assertEquals(0, same, 0.05);
        assertTrue(Math.abs(same) < near && near < far, same + ", " + near + ", " + far);
    }

    /** By hand: two vectors of one number each. */
    @Test
    void kernelDistanceFollowsItsFormula() {
        float[][] a = {{1}, {2}};
        float[][] b = {{0}, {3}};
        double expected = 27 + 1 - 2 * (1 + 64 + 1 + 343) / 4.0;
        assertEquals(expected, KernelDistance.between(a, b), 1e-9);
    }

    @Test
    void frechetDistanceFollowsItsFormula() {
        // One number: (difference of the means)^2 + (difference of the deviations)^2
        double deviation = Math.sqrt(2) - Math.sqrt(8);
        float[][] near = {{0}, {2}};
        float[][] wide = {{4}, {8}};
        assertEquals(25 + deviation * deviation, FrechetDistance.between(near, wide), 1e-9);
        float[][] few = {{1, 2, 3, 4}, {2, 1, 0, 5}, {0, 0, 1, 7}};
        assertEquals(0, FrechetDistance.between(few, few), 1e-9, "singular covariances");
        float[][] moved = {{1, 2, 3, 6}, {2, 1, 0, 7}, {0, 0, 1, 9}};
        assertEquals(4, FrechetDistance.between(few, moved), 1e-9);
    }

    @Test
    void whatCannotBeToldIsTakenForRealHalfOfTheTime() {
        Discrimination same = Discrimination.of(vectors(1, 0), vectors(1, 0));
        assertEquals(0.5, same.unpaired());
        assertEquals(0, same.paired(), "nothing looks more real than itself");
        Discrimination alike = Discrimination.of(vectors(1, 0), vectors(2, 0));
        assertEquals(0.5, alike.unpaired(), 0.12);
        assertEquals(0.5, alike.paired(), 0.2);
        Discrimination other = Discrimination.of(vectors(1, 6), vectors(2, 0));
        assertEquals(new Discrimination(0, 0), other);
    }

    @Test
    void theMachineMinimisesItsObjective() {
        float[][] positive = vectors(5, 0.4);
        float[][] negative = vectors(6, 0);
        LinearSvm machine = LinearSvm.train(positive, negative);
        double least = objective(machine, positive, negative, 0, 0);
        for (int k = 0; k <= 8; k++) {
            assertTrue(objective(machine, positive, negative, k, 1e-4) > least, "weight " + k);
            assertTrue(objective(machine, positive, negative, k, -1e-4) > least, "weight " + k);
        }
    }

    /** With weight {@code k} (the bias is the last) moved by {@code step}; weights are read off the decisions. */
    private static double objective(LinearSvm machine, float[][] positive, float[][] negative, int k, double step) {
        double bias = machine.decide(new float[8]);
        double sum = 0;
        for (int i = 0; i <= 8; i++) {
            float[] unit = new float[8];
            if (i < 8) {
                unit[i] = 1;
            }
            double weight = (i < 8 ? machine.decide(unit) - bias : bias) + (i == k ? step : 0);
            sum += weight * weight / 2;
        }
        for (int i = 0; i < positive.length + negative.length; i++) {
            float[] x = i < positive.length ? positive[i] : negative[i - positive.length];
            double decision = machine.decide(x) + step * (k < 8 ? x[k] : 1);
            double slack = Math.max(0, 1 - (i < positive.length ? decision : -decision));
            sum += slack * slack;
        }
        return sum;
    }

    private static float[][] vectors(long seed, double shift) {
        Random random = new Random(seed);
        float[][] vectors = new float[200][8];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (random.nextGaussian() + shift);
            }
        }
        return vectors;
    }
}
