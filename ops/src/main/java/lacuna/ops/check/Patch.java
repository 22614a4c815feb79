package lacuna.ops.check;

/**
 * A square of the image around one hidden piece, to be looked at; values are those of the image.
 *
 * @param size edge in pixels
 * @param truth one plane or red, green and blue, row by row; NaN beyond the image
 * @param fill likewise
 * @param plain the fill to compare with, likewise
 * @param hole what was hidden there
 * @param missing what is missing in the image itself
 */
public record Patch(int size, float[][] truth, float[][] fill, float[][] plain, boolean[] hole, boolean[] missing) { }
