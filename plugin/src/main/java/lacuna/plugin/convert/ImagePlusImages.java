package lacuna.plugin.convert;

import ij.ImagePlus;
import net.imglib2.img.array.ArrayImgs;

/**
 * The planes of an {@code ImagePlus} as images: grey planes over the very arrays that ImageJ holds, colours as three
 * channels from which missing pixels are stored back.
 */
public final class ImagePlusImages {

    private ImagePlusImages() { }

    /**
     * A plane for filling. 8-bit, 16-bit and 32-bit planes are one channel; RGB planes three (the alpha byte stays as it
     * is). A palette image (8-bit colour whose table is no colour scale) is shown in RGB, and what is filled takes the
     * nearest colour of the palette; an 8-bit image under a colour scale (Fire, HiLo, ...) holds intensities and is one
     * channel.
     *
     * @param image not virtual, since the planes of virtual stacks are copies that forget what is written
     * @param index of the plane in the stack, from 1
     */
    public static Plane<?> plane(ImagePlus image, int index) {
        return Palette.of(image).<Plane<?>>map(palette -> palette.plane(
                        (byte[]) image.getStack().getPixels(index), image.getWidth(), image.getHeight()))
                .orElseGet(() -> samples(image, index));
    }

    /** How many channels of a plane are filled together. */
    public static int channels(ImagePlus image) {
        return image.getType() == ImagePlus.COLOR_RGB || Palette.of(image).isPresent() ? 3 : 1;
    }

    /**
     * A plane as its samples, whatever colour table shows them: axes X, Y, or X, Y, C for RGB.
     *
     * @param index of the plane in the stack, from 1
     */
    public static Plane<?> samples(ImagePlus image, int index) {
        long width = image.getWidth();
        long height = image.getHeight();
        Object array = image.getStack().getPixels(index);
        if (array instanceof byte[] bytes) {
            return Plane.direct(ArrayImgs.unsignedBytes(bytes, width, height));
        }
        if (array instanceof short[] shorts) {
            return Plane.direct(ArrayImgs.unsignedShorts(shorts, width, height));
        }
        if (array instanceof float[] floats) {
            return Plane.direct(ArrayImgs.floats(floats, width, height));
        }
        if (array instanceof int[] colours) {
            return new RedGreenBlue(width, height, i -> colours[i])
                    .plane((i, colour) -> colours[i] = colours[i] & 0xff000000 | colour);
        }
        throw new IllegalArgumentException("Images of this type (" + image.getBitDepth()
                + " bits) cannot be filled: convert to 8-bit, 16-bit, 32-bit or RGB with Image > Type.");
    }
}
