package lacuna.training.directions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** What is measured in drawn pictures. */
class PropertyTest {

    private static final int SIZE = 64;

    private static float[] picture(IntBinaryOperator percent) {
        float[] picture = new float[SIZE * SIZE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = percent.applyAsInt(i % SIZE, i / SIZE) / 100f;
        }
        return picture;
    }

    private static double measure(Property property, IntBinaryOperator percent) {
        return property.measure(picture(percent), SIZE);
    }

    @Test
    void levelsAndAreasAreThoseThatWereDrawn() {
        IntBinaryOperator quarter = (x, y) -> x < 16 ? -50 : 50;
        assertEquals(0.25, measure(Property.INTENSITY, quarter), 1e-6);
        assertEquals(Math.sqrt(0.1875), measure(Property.CONTRAST, quarter), 1e-6);
        assertEquals(0.25, measure(Property.DARK_AREA, quarter), 1e-9);
        assertEquals(0.75, measure(Property.BRIGHT_AREA, quarter), 1e-9);
    }

    @Test
    void blurLowersSharpnessAndContrastDoesNotChangeIt() {
        double edge = measure(Property.SHARPNESS, (x, y) -> x < 32 ? -50 : 50);
        double ramp = measure(Property.SHARPNESS, (x, y) -> Math.max(-50, Math.min(50, 5 * (x - 32))));
        double faint = measure(Property.SHARPNESS, (x, y) -> x < 32 ? -10 : 10);
        double finer = measure(Property.SHARPNESS, (x, y) -> x / 8 % 2 == 0 ? -50 : 50);
        assertTrue(edge > 2 * ramp, edge + ", " + ramp);
        assertEquals(edge, faint, 1e-6);
        assertTrue(finer > 2 * edge);
        assertEquals(0, measure(Property.SHARPNESS, (x, y) -> 20));
    }

    @Test
    void noiseIsGrainAndRampsAreNot() {
        Random random = new Random(1);
        double noise = measure(Property.GRAIN, (x, y) -> (int) (20 * random.nextGaussian()));
        assertEquals(0.18, noise, 0.03);
        assertTrue(measure(Property.GRAIN, (x, y) -> x) < 0.1 * noise);
    }

    @Test
    void thicknessIsTheWidthOfStripesInWhateverGreyValues() {
        double four = measure(Property.THICKNESS, PropertyTest::rings);
        double eight = measure(Property.THICKNESS, (x, y) -> rings(x / 2 + 16, y / 2 + 16));
        assertEquals(4, four, 1);
        assertTrue(eight > 1.6 * four, four + ", " + eight);
        assertEquals(four, measure(Property.THICKNESS, (x, y) -> 30 + rings(x, y) / 2), 1e-6);
        assertEquals(0, measure(Property.THICKNESS, (x, y) -> 20));
    }

    /** Dark rings of 4 pixels, 12 pixels apart, around the middle. */
    private static int rings(int x, int y) {
        return Math.hypot(x - 32, y - 32) % 12 < 4 ? -60 : 40;
    }

    @Test
    void densityCountsSeparateDarkThings() {
        assertEquals(1000.0 * 16 / (SIZE * SIZE), measure(Property.DENSITY, (x, y) -> x % 16 < 6 && y % 16 < 6 ? -60 : 40), 1e-9);
        assertEquals(1000.0 * 4 / (SIZE * SIZE), measure(Property.DENSITY, (x, y) -> x % 32 < 6 && y % 32 < 6 ? -60 : 40), 1e-9);
    }

    @Test
    void propertiesHaveNames() {
        assertEquals(Property.DARK_AREA, Property.of(" Dark-Area"));
        assertEquals("There is no property \"hue\" to measure: choose one of intensity, contrast, sharpness, grain, dark area, bright"
                + " area, thickness, density.", assertThrows(IllegalArgumentException.class, () -> Property.of("hue")).getMessage());
    }
}
