package lacuna.models.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TexturedFillTest {

    private static final int SIZE = 64;

    private static float[] noise() {
        Random random = new Random(1);
        float[] plane = new float[SIZE * SIZE];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) (0.5 + 0.1 * random.nextGaussian());
        }
        return plane;
    }

    private static boolean[] columns(int from, int to) {
        boolean[] hole = new boolean[SIZE * SIZE];
        for (int i = 0; i < hole.length; i++) {
            hole[i] = i % SIZE >= from && i % SIZE < to;
        }
        return hole;
    }

    private static float[] filled(boolean[] hole) {
        float[] plane = noise();
        TexturedFill.of(hole, SIZE, SIZE).apply(plane, 1e-4);
        return plane;
    }

    @Test
    void wideHolesGetAFaintTextureAndThinOnesHardlyAny() {
        assertEquals(0.1 * 0.1, roughness(20, 50), 0.004);
        assertTrue(roughness(30, 33) < 0.3 * roughness(20, 50));
    }

    /** Standard deviation of what distinguishes the fill from the smooth one along the middle of a hole. */
    private static double roughness(int from, int to) {
        boolean[] hole = columns(from, to);
        float[] textured = filled(hole);
        float[] smooth = noise();
        BlendedFill.of(hole, SIZE, SIZE).apply(smooth, 1e-4);
        double squares = 0;
        for (int y = 0; y < SIZE; y++) {
            int i = y * SIZE + (from + to) / 2;
            squares += Math.pow(textured[i] - smooth[i], 2) / SIZE;
        }
        return Math.sqrt(squares);
    }

    @Test
    void knownSamplesStayAndMissingOnesAreIgnored() {
        boolean[] hole = columns(10, 55);
        float[] clean = filled(hole);
        float[] dirty = noise();
        for (int i = 0; i < dirty.length; i++) {
            dirty[i] = hole[i] ? Float.NaN : dirty[i];
        }
        TexturedFill.of(hole, SIZE, SIZE).apply(dirty, 1e-4);
        assertArrayEquals(clean, dirty, 1e-5f);
        float[] plane = noise();
        for (int i = 0; i < plane.length; i++) {
            assertTrue(hole[i] || plane[i] == clean[i]);
        }
    }

    /** In a row, what lies beyond the rim comes back in reverse. */
    @Test
    void theTextureIsTheMirroredSurroundings() {
        boolean[] hole = columns(40, SIZE);
        float[] impulse = new float[SIZE * SIZE];
        impulse[20 * SIZE + 25] = 1;
        TexturedFill.of(hole, SIZE, SIZE).apply(impulse, 1e-5);
        int brightest = 20 * SIZE + 45;
        for (int i = 0; i < impulse.length; i++) {
            brightest = hole[i] && impulse[i] > impulse[brightest] ? i : brightest;
        }
        assertEquals(20 * SIZE + 39 + (39 - 25), brightest);
    }
}
