package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Checks the shapes that enter a network. */
public final class Shapes {

    private Shapes() { }

    /**
     * Compares the shape of {@code array} with {@code expected}; -1 stands for any size.
     *
     * @throws IllegalArgumentException if they differ
     */
    public static void check(String what, NDArray array, long... expected) {
        Shape shape = array.getShape();
        boolean same = shape.dimension() == expected.length;
        for (int i = 0; same && i < expected.length; i++) {
            same = expected[i] < 0 || shape.get(i) == expected[i];
        }
        if (!same) {
            throw new IllegalArgumentException(
                    what + " has the shape " + shape + ", expected " + Arrays.toString(expected).replace("-1", "any") + ".");
        }
    }

    /** @throws IllegalArgumentException if height or width of an (N, C, H, W) array is no multiple of {@code multiple} */
    public static void checkMultiple(String what, NDArray array, int multiple) {
        long height = array.getShape().get(2);
        long width = array.getShape().get(3);
        if (height == 0 || width == 0 || height % multiple != 0 || width % multiple != 0) {
            throw new IllegalArgumentException(
                    what + " is " + width + " x " + height + ", which is no multiple of " + multiple + " on both sides.");
        }
    }
}
