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
        assertEquals(0.05 * 0.1, roughness(20, 50), 0.0015);
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

    /** A bright line beside the hole leaves no ghost in it: no mirrored sample stands out from the grain. */
    @Test
    void linesAreNotMirrored() {
        boolean[] hole = columns(40, SIZE);
        float[] lined = noise();
        for (int y = 0; y < SIZE; y++) {
            lined[y * SIZE + 25] = 5;
        }
        float[] smooth = lined.clone();
        BlendedFill.of(hole, SIZE, SIZE).apply(smooth, 1e-5);
        TexturedFill.of(hole, SIZE, SIZE).apply(lined, 1e-5);
        for (int i = 0; i < hole.length; i++) {
            assertEquals(smooth[i], lined[i], 0.05 * 3 * 0.2, "at " + i);
        }
    }

    /** Mirrored at the rim, the detail beside it comes back in reverse order. */
    @Test
    void theGrainIsTheMirroredSurroundings() {
        boolean[] hole = columns(32, SIZE);
        float[] plane = noise();
        float[] smooth = plane.clone();
        BlendedFill.of(hole, SIZE, SIZE).apply(smooth, 1e-5);
        float[] textured = plane.clone();
        TexturedFill.of(hole, SIZE, SIZE).apply(textured, 1e-5);
        double agreement = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < hole.length; i++) {
            if (i % SIZE >= 44 && i % SIZE <= 60) {
                double grain = textured[i] - smooth[i];
                double mirrored = plane[i - i % SIZE + 2 * 31 - i % SIZE] - 0.5;
                agreement += grain * mirrored;
                own += grain * grain;
                others += mirrored * mirrored;
            }
        }
        assertTrue(agreement / Math.sqrt(own * others) > 0.8, "correlation " + agreement / Math.sqrt(own * others));
    }
}
