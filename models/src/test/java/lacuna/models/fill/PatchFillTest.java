package lacuna.models.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PatchFillTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 80;

    private static float[] stripes() {
        float[] plane = new float[WIDTH * HEIGHT];
        for (int p = 0; p < plane.length; p++) {
            plane[p] = (p % WIDTH + 2 * (p / WIDTH)) % 12 < 6 ? -0.5f : 0.5f;
        }
        return plane;
    }

    private static boolean[] box() {
        boolean[] hole = new boolean[WIDTH * HEIGHT];
        for (int y = 25; y < 55; y++) {
            Arrays.fill(hole, y * WIDTH + 30, y * WIDTH + 65, true);
        }
        return hole;
    }

    private static float[] erased(float with) {
        float[] plane = stripes();
        boolean[] hole = box();
        for (int p = 0; p < plane.length; p++) {
            plane[p] = hole[p] ? with : plane[p];
        }
        return plane;
    }

    @Test
    void whatIsMissingIsNeverRead() {
        float[] zero = erased(0);
        float[] nothing = erased(Float.NaN);
        PatchFill.apply(new float[][] {zero}, box(), WIDTH, HEIGHT);
        PatchFill.apply(new float[][] {nothing}, box(), WIDTH, HEIGHT);
        assertArrayEquals(zero, nothing);
    }

    @Test
    void planesAreCopiedFromTheSamePlaces() {
        float[] first = erased(0);
        float[] second = first.clone();
        for (int p = 0; p < second.length; p++) {
            second[p] = -2 * second[p];
        }
        PatchFill.apply(new float[][] {first, second}, box(), WIDTH, HEIGHT);
        for (int p = 0; p < first.length; p++) {
            assertEquals(-2 * first[p], second[p], 1e-5);
        }
    }

    @Test
    void aPatternGoesOn() {
        float[] filled = erased(0);
        PatchFill.apply(new float[][] {filled}, box(), WIDTH, HEIGHT);
        float[] truth = stripes();
        long right = 0;
        long missing = 0;
        boolean[] hole = box();
        for (int p = 0; p < truth.length; p++) {
            missing += hole[p] ? 1 : 0;
            right += hole[p] && Math.signum(filled[p]) == Math.signum(truth[p]) ? 1 : 0;
        }
        assertTrue(right > 0.9 * missing, right + " of " + missing);
    }
}
