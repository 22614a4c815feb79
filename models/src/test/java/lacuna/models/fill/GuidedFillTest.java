package lacuna.models.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GuidedFillTest {

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

    private static float[] filled(float[] plane, boolean[] hole) {
        GuidedFill.of(hole, SIZE, SIZE).apply(new float[][] {plane}, 1e-4);
        return plane;
    }

    private static float[] smooth(float[] plane, boolean[] hole) {
        BlendedFill.of(hole, SIZE, SIZE).apply(plane, 1e-4);
        return plane;
    }

    @Test
    void wideHolesAreDrawnTowardsTheCopyAndThinOnesHardly() {
        double wide = roughness(12, 52);
        assertTrue(roughness(30, 33) < 0.2 * wide, "roughness " + roughness(30, 33) + " beside " + wide);
    }

    /** Standard deviation of what distinguishes the fill from the smooth one along the middle of a hole. */
    private static double roughness(int from, int to) {
        boolean[] hole = columns(from, to);
        float[] guided = filled(noise(), hole);
        float[] smooth = smooth(noise(), hole);
        double squares = 0;
        for (int y = 0; y < SIZE; y++) {
            int i = y * SIZE + (from + to) / 2;
            squares += Math.pow(guided[i] - smooth[i], 2) / SIZE;
        }
        return Math.sqrt(squares);
    }

    /** What is returned is what similar patches alone put there, and the paint itself is as smooth as before. */
    @Test
    void copiesComeBesideThePaint() {
        boolean[] hole = columns(12, 52);
        float[] copied = noise();
        PatchFill.apply(new float[][] {copied}, hole, SIZE, SIZE);
        float[] plane = noise();
        assertArrayEquals(copied, GuidedFill.of(hole, SIZE, SIZE).apply(new float[][] {plane}, 1e-4)[0]);
    }

    @Test
    void knownSamplesStayAndMissingOnesAreIgnored() {
        boolean[] hole = columns(10, 55);
        float[] clean = filled(noise(), hole);
        float[] dirty = noise();
        for (int i = 0; i < dirty.length; i++) {
            dirty[i] = hole[i] ? Float.NaN : dirty[i];
        }
        assertArrayEquals(clean, filled(dirty, hole), 1e-5f);
        float[] plane = noise();
        for (int i = 0; i < plane.length; i++) {
            assertTrue(hole[i] || plane[i] == clean[i]);
        }
    }

    /** However strong the detail beside the hole, none of it enters. */
    @Test
    void detailStaysOut() {
        boolean[] hole = columns(12, 52);
        float[] strong = noise();
        for (int i = 0; i < strong.length; i++) {
            strong[i] = strong[i] > 0.5f ? 1 : 0;
        }
        float[] filled = filled(strong, hole);
        double worst = 0;
        for (int i = 1; i < hole.length; i++) {
            worst = hole[i] && i % SIZE > 24 && i % SIZE < 40 ? Math.max(worst, Math.abs(filled[i] - filled[i - 1])) : worst;
        }
        assertTrue(worst < 0.1, "neighbours differ by " + worst);
    }

    /** Where a membrane forgets the pattern of the surroundings, what similar patches show comes closer to it. */
    @Test
    void broadStructureIsContinued() {
        int size = 160;
        float[] waves = new float[size * size];
        boolean[] hole = new boolean[waves.length];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = (float) (0.5 + 0.4 * Math.sin(2 * Math.PI * (i / size + i % size) / 48));
            hole[i] = Math.max(Math.abs(i % size - 80), Math.abs(i / size - 80)) < 36;
        }
        float[] guided = waves.clone();
        GuidedFill.of(hole, size, size).apply(new float[][] {guided}, 1e-4);
        float[] smooth = waves.clone();
        BlendedFill.of(hole, size, size).apply(smooth, 1e-4);
        double error = error(guided, waves);
        assertTrue(error < 0.9 * error(smooth, waves), error + " is not below " + error(smooth, waves));
    }

    private static double error(float[] filled, float[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(filled[i] - truth[i]);
        }
        return sum;
    }

    /** Colours are copied from one place: what is grey around the hole is grey in it. */
    @Test
    void planesStayTogether() {
        boolean[] hole = columns(20, 50);
        float[][] planes = {noise(), noise(), noise()};
        GuidedFill.of(hole, SIZE, SIZE).apply(planes, 1e-4);
        assertArrayEquals(planes[0], planes[2]);
        float[] alone = filled(noise(), hole);
        double squares = 0;
        for (int i = 0; i < alone.length; i++) {
            squares += Math.pow(alone[i] - planes[0][i], 2) / alone.length;
        }
        assertEquals(0, squares, 1e-6);
    }
}
