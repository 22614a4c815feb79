package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lacuna.ops.Window;
import lacuna.ops.fillers.HarmonicFiller;
import org.junit.jupiter.api.Test;

class PatchMatchFillerTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 80;

    @Test
    void continuesATextureThatAMembraneBlurs() {
        float[] stripes = stripes();
        boolean[] hole = new boolean[WIDTH * HEIGHT];
        for (int y = 25; y < 55; y++) {
            Arrays.fill(hole, y * WIDTH + 30, y * WIDTH + 65, true);
        }
        float[] filled = erased(stripes, hole);
        float[] smooth = filled.clone();
        new PatchMatchFiller().fill(new Window(WIDTH, HEIGHT, new float[][] {filled}, hole));
        new HarmonicFiller().fill(new Window(WIDTH, HEIGHT, new float[][] {smooth}, hole));
        double error = Metrics.l1(new float[][] {filled}, new float[][] {stripes}, hole);
        double smoothError = Metrics.l1(new float[][] {smooth}, new float[][] {stripes}, hole);
        assertTrue(error < smoothError / 4, () -> error + " is not far below " + smoothError);
        for (int p = 0; p < hole.length; p++) {
            assertTrue(hole[p] || filled[p] == stripes[p]);
        }
    }

    @Test
    void fillsScatteredHolesAndRepeatsItself() {
        float[] stripes = stripes();
        boolean[] hole = new boolean[WIDTH * HEIGHT];
        for (int p = 0; p < hole.length; p++) {
            hole[p] = p % 3 == 0 || p % 7 == 0;
        }
        float[] first = erased(stripes, hole);
        float[] again = erased(stripes, hole);
        new PatchMatchFiller().fill(new Window(WIDTH, HEIGHT, new float[][] {first}, hole));
        new PatchMatchFiller().fill(new Window(WIDTH, HEIGHT, new float[][] {again}, hole));
        assertArrayEquals(first, again);
        for (float value : first) {
            assertEquals(0, value, 1);
        }
    }

    private static float[] stripes() {
        float[] plane = new float[WIDTH * HEIGHT];
        for (int p = 0; p < plane.length; p++) {
            plane[p] = (p % WIDTH + 2 * (p / WIDTH)) % 12 < 6 ? -0.5f : 0.5f;
        }
        return plane;
    }

    private static float[] erased(float[] plane, boolean[] hole) {
        float[] erased = plane.clone();
        for (int p = 0; p < erased.length; p++) {
            erased[p] = hole[p] ? Float.NaN : erased[p];
        }
        return erased;
    }
}
