package lacuna.ops;

/**
 * The pixels that a fill sees and the ones it invents: a rectangle cut out of an image, mapped to [-1, 1].
 *
 * @param width of the rectangle in pixels
 * @param height of the rectangle in pixels
 * @param channels one plane per channel, row by row, {@code width * height} values in [-1, 1]; a fill writes its values
 *     at the missing pixels and leaves the others alone
 * @param hole row by row, true = missing
 */
public record Window(int width, int height, float[][] channels, boolean[] hole) {

    public Window {
        for (float[] plane : channels) {
            if (plane.length != width * height) {
                throw new IllegalArgumentException("A plane of " + plane.length + " values is not "
                        + width + " x " + height + ".");
            }
        }
        if (hole.length != width * height) {
            throw new IllegalArgumentException("A hole of " + hole.length + " pixels is not "
                    + width + " x " + height + ".");
        }
    }
}
