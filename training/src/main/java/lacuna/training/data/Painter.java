package lacuna.training.data;

/** Paints holes as a network expects them, in place. Called from several threads at once. */
@FunctionalInterface
public interface Painter {
    /**
     * Replaces the missing values of one plane.
     *
     * @param plane  {@code height * width} values, row by row; 0 where missing
     * @param hole   true = missing
     * @param width  pixels
     * @param height pixels
     */
    void paint(float[] plane, boolean[] hole, int width, int height);
}
