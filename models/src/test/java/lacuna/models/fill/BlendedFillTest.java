package lacuna.models.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlendedFillTest {

    private static final int SIZE = 64;

    @Test
    void followsThePlateOverThinHolesAndTheMembraneOverWideOnes() {
        float[] waves = waves();
        assertTrue(difference(waves, stripe(2), true) < 0.1 * difference(waves, stripe(2), false));
        assertTrue(difference(waves, stripe(40), false) < 0.1 * difference(waves, stripe(40), true));
    }

    /** Largest difference from the plate or from the membrane in the middle of the hole. */
    private static double difference(float[] plane, boolean[] hole, boolean plate) {
        float[] blended = plane.clone();
        BlendedFill.of(hole, SIZE, SIZE).apply(blended, 1e-4);
        float[] other = plane.clone();
        if (plate) {
            EnergyFill.biharmonic(hole, SIZE, SIZE).apply(other);
        } else {
            EnergyFill.harmonic(hole, SIZE, SIZE).apply(other);
        }
        double largest = 0;
        for (int y = SIZE / 2 - 4; y < SIZE / 2 + 4; y++) {
            int i = y * SIZE + SIZE / 2;
            largest = Math.max(largest, Math.abs(blended[i] - other[i]));
        }
        return largest;
    }

    @Test
    void keepsKnownSamplesAndIgnoresMissingOnes() {
        float[] waves = waves();
        boolean[] hole = stripe(9);
        float[] clean = waves.clone();
        float[] dirty = waves.clone();
        Random random = new Random(2);
        for (int i = 0; i < hole.length; i++) {
            dirty[i] = hole[i] ? (float) random.nextGaussian() : dirty[i];
        }
        BlendedFill.of(hole, SIZE, SIZE).apply(clean, 1e-5);
        BlendedFill.of(hole, SIZE, SIZE).apply(dirty, 1e-5);
        assertArrayEquals(clean, dirty, 1e-3f);
        for (int i = 0; i < hole.length; i++) {
            if (!hole[i]) {
                assertEquals(waves[i], clean[i]);
            }
        }
    }

    private static float[] waves() {
        float[] plane = new float[SIZE * SIZE];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) (Math.sin(0.12 * (i % SIZE)) + Math.cos(0.09 * (i / SIZE)));
        }
        return plane;
    }

    /** A vertical stripe of the given width that ends inside the image. */
    private static boolean[] stripe(int width) {
        boolean[] hole = new boolean[SIZE * SIZE];
        for (int i = 0; i < hole.length; i++) {
            int x = i % SIZE - (SIZE - width) / 2;
            int y = i / SIZE;
            hole[i] = x >= 0 && x < width && y >= 10 && y < SIZE - 10;
        }
        return hole;
    }
}
