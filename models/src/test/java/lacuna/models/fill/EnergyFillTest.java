package lacuna.models.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyFillTest {

    @ParameterizedTest
    @EnumSource(Energy.class)
    void agreesWithADenseSolverOnRandomHoles(Energy energy) {
        Random random = new Random(1);
        for (int trial = 0; trial < 40; trial++) {
            int width = 3 + random.nextInt(14);
            int height = 3 + random.nextInt(14);
            float[] plane = noise(width * height, random);
            boolean[] hole = scattered(width * height, 0.2 + 0.7 * random.nextDouble(), random);
            Arrays.fill(hole, 0, 2, false);
            hole[width] = false;
            float[] expected = DenseFill.fill(energy, plane, hole, width, height);
            new EnergyFill(energy, hole, width, height).apply(plane, 1e-8);
            assertArrayEquals(expected, plane, 2e-3f, "trial " + trial);
        }
    }

    @ParameterizedTest
    @EnumSource(Energy.class)
    void leavesKnownSamplesAlone(Energy energy) {
        Random random = new Random(2);
        float[] plane = noise(60 * 40, random);
        boolean[] hole = scattered(60 * 40, 0.5, random);
        float[] filled = plane.clone();
        new EnergyFill(energy, hole, 60, 40).apply(filled, 1e-4);
        for (int p = 0; p < plane.length; p++) {
            if (!hole[p]) {
                assertEquals(Float.floatToRawIntBits(plane[p]), Float.floatToRawIntBits(filled[p]));
            }
        }
    }

    @Test
    void harmonicContinuesARampInsideTheImage() {
        float[] ramp = ramp(90, 70);
        float[] plane = ramp.clone();
        boolean[] hole = box(90, 70, 11, 5, 80, 66);
        erase(plane, hole);
        EnergyFill.harmonic(hole, 90, 70).apply(plane, 1e-8);
        assertArrayEquals(ramp, plane, 1e-3f);
    }

    @Test
    void biharmonicContinuesARampBeyondTheBorder() {
        float[] ramp = ramp(90, 70);
        boolean[] corner = box(90, 70, 0, 0, 90, 70);
        for (int y = 20; y < 40; y++) {
            Arrays.fill(corner, y * 90 + 30, y * 90 + 50, false);
        }
        for (boolean[] hole : new boolean[][] {box(90, 70, 11, 5, 80, 66), box(90, 70, 40, 0, 90, 70), corner}) {
            float[] plane = ramp.clone();
            erase(plane, hole);
            EnergyFill.biharmonic(hole, 90, 70).apply(plane, 1e-9);
            assertArrayEquals(ramp, plane, 1e-2f);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void harmonicStaysWithinTheRangeOfTheKnown(long seed) {
        Random random = new Random(seed);
        float[] plane = noise(64 * 64, random);
        boolean[] hole = scattered(64 * 64, 0.9, random);
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int p = 0; p < plane.length; p++) {
            if (!hole[p]) {
                min = Math.min(min, plane[p]);
                max = Math.max(max, plane[p]);
            }
        }
        EnergyFill.harmonic(hole, 64, 64).apply(plane);
        float slack = (float) (Energy.MEMBRANE.tolerance * (max - min));
        for (float value : plane) {
            assertTrue(value >= min - slack && value <= max + slack, () -> "out of range: " + value);
        }
    }

    @ParameterizedTest
    @EnumSource(Energy.class)
    void reachesItsToleranceInALargeBox(Energy energy) {
        float[] plane = noise(540 * 540, new Random(6));
        boolean[] hole = box(540, 540, 14, 14, 526, 526);
        float[] exact = plane.clone();
        EnergyFill fill = new EnergyFill(energy, hole, 540, 540);
        fill.apply(exact, 1e-9);
        fill.apply(plane, 1e-4);
        assertArrayEquals(exact, plane, 5e-4f * 255);
    }

    @ParameterizedTest
    @EnumSource(Energy.class)
    void oneKnownPixelFillsTheImage(Energy energy) {
        boolean[] hole = new boolean[33 * 17];
        Arrays.fill(hole, true);
        hole[100] = false;
        float[] plane = new float[hole.length];
        Arrays.fill(plane, Float.NaN);
        plane[100] = 7;
        new EnergyFill(energy, hole, 33, 17).apply(plane, 1e-4);
        for (float value : plane) {
            assertEquals(7, value, 1e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(Energy.class)
    void linesAndTinyImagesAreFilled(Energy energy) {
        for (int[] size : new int[][] {{1, 2}, {2, 1}, {2, 2}, {1, 9}, {9, 1}, {3, 2}, {5, 5}}) {
            boolean[] hole = new boolean[size[0] * size[1]];
            Arrays.fill(hole, 1, hole.length, true);
            float[] plane = new float[hole.length];
            plane[0] = 3;
            new EnergyFill(energy, hole, size[0], size[1]).apply(plane, 1e-6);
            for (float value : plane) {
                assertEquals(3, value, 1e-4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Energy.class)
    void saysWhatIsWrong(Energy energy) {
        boolean[] full = new boolean[12];
        Arrays.fill(full, true);
        assertThrows(IllegalArgumentException.class, () -> new EnergyFill(energy, full, 4, 3));
        assertThrows(IllegalArgumentException.class, () -> new EnergyFill(energy, new boolean[11], 4, 3));
        boolean[] hole = new boolean[12];
        hole[5] = true;
        EnergyFill fill = new EnergyFill(energy, hole, 4, 3);
        assertThrows(IllegalArgumentException.class, () -> fill.apply(new float[11], 1e-4));
        assertThrows(IllegalArgumentException.class, () -> fill.apply(new float[12], 0));
        float[] plane = new float[12];
        plane[4] = Float.NaN;
        assertThrows(IllegalArgumentException.class, () -> fill.apply(plane, 1e-4));
        float[] untouched = noise(12, new Random(7));
        float[] same = untouched.clone();
        new EnergyFill(energy, new boolean[12], 4, 3).apply(same, 1e-4);
        assertArrayEquals(untouched, same);
    }

    private static float[] noise(int length, Random random) {
        float[] plane = new float[length];
        for (int p = 0; p < length; p++) {
            plane[p] = 255 * random.nextFloat();
        }
        return plane;
    }

    private static float[] ramp(int width, int height) {
        float[] plane = new float[width * height];
        for (int p = 0; p < plane.length; p++) {
            plane[p] = 1.5f * (p % width) - 0.75f * (p / width) + 20;
        }
        return plane;
    }

    private static boolean[] scattered(int length, double fraction, Random random) {
        boolean[] hole = new boolean[length];
        for (int p = 0; p < length; p++) {
            hole[p] = random.nextDouble() < fraction;
        }
        return hole;
    }

    private static boolean[] box(int width, int height, int left, int top, int right, int bottom) {
        boolean[] hole = new boolean[width * height];
        for (int y = top; y < bottom; y++) {
            Arrays.fill(hole, y * width + left, y * width + right, true);
        }
        return hole;
    }

    private static void erase(float[] plane, boolean[] hole) {
        for (int p = 0; p < plane.length; p++) {
            plane[p] = hole[p] ? Float.NaN : plane[p];
        }
    }
}
