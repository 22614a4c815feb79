package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
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
