package lacuna.training.data;

/** Paints holes as a network expects them, in place. Called from several threads at once. */
@FunctionalInterface
public interface Painter {
    /**
     * Replaces the missing values of an image.
     *
     * @param planes {@code height * width} values each, row by row, 0 where missing; one of a grey image, else three
     * @param hole true = missing
     * @param width pixels
     * @param height pixels
     * @return the same planes as similar patches alone fill them, for networks that see both; null for others
     */
    float[][] paint(float[][] planes, boolean[] hole, int width, int height);
}
