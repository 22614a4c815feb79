package lacuna.plugin.convert;

import ij.ImagePlus;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/** The planes of an {@code ImagePlus} as images over the very arrays that ImageJ holds: nothing is copied. */
public final class ImagePlusImages {

    private ImagePlusImages() { }

    /**
     * A plane for filling. 8-bit, 16-bit and 32-bit planes are one channel; RGB planes three, whose alpha byte stays as it is.
     * A palette image (8-bit colour whose table is no colour scale) is shown in RGB, and what is filled takes the nearest
     * colour of the palette; an 8-bit image under a colour scale (Fire, HiLo, ...) holds intensities and is one channel.
     *
     * @param image not virtual, since the planes of virtual stacks are copies that forget what is written
     * @param index of the plane in the stack, from 1
     */
    public static Plane<?> plane(ImagePlus image, int index) {
        return Palette.of(image).<Plane<?>>map(palette -> palette.plane(
                        (byte[]) image.getStack().getPixels(index), image.getWidth(), image.getHeight()))
                .orElseGet(() -> samples(image, index));
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
            return Plane.direct(ArrayImgs.unsignedBytes(bytes, width, height), false);
        }
        if (array instanceof short[] shorts) {
            return Plane.direct(ArrayImgs.unsignedShorts(shorts, width, height), false);
        }
        if (array instanceof float[] floats) {
            return Plane.direct(ArrayImgs.floats(floats, width, height), false);
        }
        if (array instanceof int[] colours) {
            return Plane.direct(redGreenBlue(colours, width, height), true);
        }
        throw new IllegalArgumentException("Images of this type (" + image.getBitDepth()
                + " bits) cannot be filled: convert to 8-bit, 16-bit, 32-bit or RGB with Image > Type.");
    }

    /** Packed colours as axes X, Y, C with red, green and blue, written through. */
    static RandomAccessibleInterval<UnsignedByteType> redGreenBlue(int[] colours, long width, long height) {
        RandomAccessibleInterval<ARGBType> packed = ArrayImgs.argbs(colours, width, height);
        return Views.stack(List.of(channel(packed, ColourChannel.RED), channel(packed, ColourChannel.GREEN),
                channel(packed, ColourChannel.BLUE)));
    }

    private static RandomAccessibleInterval<UnsignedByteType> channel(
            RandomAccessibleInterval<ARGBType> packed, ColourChannel channel) {
        return Converters.convert(packed, channel);
    }
}
