package lacuna.training.directions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Directions of codes where the truth is known. */
class SeparationTest {

    private static final int WIDTH = 24;

    /** Normal codes, moved along a planted direction. */
    private static List<Example> codes(long seed, int count, double shift) {
        Random random = new Random(seed);
        List<Example> codes = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] code = new float[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                code[i] = (float) (3 + 0.1 * random.nextGaussian() + shift * planted()[i]);
            }
            codes.add(new Example(code, n));
        }
        return codes;
    }

    private static double[] planted() {
        double[] planted = new double[WIDTH];
        planted[2] = 0.6;
        planted[7] = -0.8;
        return planted;
    }

    @Test
    void thePlantedDirectionIsFound() {
        Separation found = Separation.of(codes(1, 300, 0.15), codes(2, 300, -0.15), 5);
        assertEquals(1, Vectors.length(found.normal()), 1e-12);
        assertTrue(Vectors.dot(found.normal(), planted()) > 0.97, "cosine " + Vectors.dot(found.normal(), planted()));
        assertEquals(120, found.tested());
        assertEquals(0.93, found.accuracy(), 0.05);
    }

    @Test
    void setsOfDifferentSizesCountAlike() {
        Separation found = Separation.of(codes(1, 400, 0.15), codes(2, 20, -0.15), 5);
        assertTrue(Vectors.dot(found.normal(), planted()) > 0.9);
        assertTrue(found.accuracy() > 0.8, "accuracy " + found.accuracy());
    }

    @Test
    void whatCannotBeToldIsRightHalfOfTheTime() {
        assertEquals(0.5, Separation.of(codes(1, 400, 0), codes(2, 400, 0), 5).accuracy(), 0.1);
    }

    @Test
    void codesOfOneImageAreNeverOnBothSides() {
        List<Example> one = codes(1, 10, 1).stream().map(example -> new Example(example.code(), 0)).toList();
        Separation found = Separation.of(one, codes(2, 10, -1), 5);
        assertTrue(Double.isNaN(found.accuracy()));
        assertEquals(0, found.tested());
    }

    @Test
    void strengthOneIsOneStandardDeviationOfTheCodes() {
        List<float[]> codes = codes(3, 4000, 0).stream().map(Example::code).toList();
        Found found = Found.of(new Separation(planted(), 1, 1), codes);
        assertEquals(0.1, Vectors.length(found.vector()), 0.003);
        assertTrue(Vectors.dot(found.vector(), planted()) > 0);
    }

    @Test
    void whatIsLeftIsOrthogonalToAllOthers() {
        Random random = new Random(4);
        List<double[]> others = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            others.add(random.doubles(WIDTH, -1, 1).toArray());
        }
        others.add(Vectors.scaled(others.get(0), -2));
        double[] left = Vectors.without(random.doubles(WIDTH, -1, 1).toArray(), others);
        for (double[] other : others) {
            assertEquals(0, Vectors.dot(left, other), 1e-12);
        }
        assertTrue(Vectors.length(left) > 0.1);
    }

    @Test
    void aDirectionOfAllStylesClearsOneOfEachStyle() {
        List<float[]> codes = codes(3, 100, 0).stream().map(Example::code).toList();
        double[] other = new Random(9).doubles(3 * WIDTH, -1, 1).toArray();
        Found found = Found.of(new Separation(planted(), 1, 1), codes).without(List.of(other), 3 * WIDTH);
        assertEquals(3 * WIDTH, found.vector().length);
        assertEquals(0, Vectors.dot(found.vector(), other), 1e-12);
        Found wide = Found.of(new Separation(planted(), 1, 1), codes).without(List.of(new double[WIDTH]), 3 * WIDTH);
        assertArrayEquals(Found.of(new Separation(planted(), 1, 1), codes).vector(), wide.vector(), 1e-12);
    }

    @Test
    void nothingLeftIsSaid() {
        List<float[]> codes = codes(3, 100, 0).stream().map(Example::code).toList();
        Found found = Found.of(new Separation(planted(), 1, 1), codes);
        String message = assertThrows(IllegalArgumentException.class,
                () -> found.without(List.of(Vectors.scaled(planted(), 5)), WIDTH)).getMessage();
        assertTrue(message.startsWith("Nothing is left of the direction"), message);
    }
}
