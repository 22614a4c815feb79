package lacuna.plugin.convert;

import java.util.function.IntUnaryOperator;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Colours taken apart into red, green and blue planes, and missing ones put together again. A view would save three bytes a
 * pixel while a plane is filled, but is eight times slower to read than arrays are.
 */
final class RedGreenBlue {

    /** Takes a filled colour (0x00RRGGBB). */
    @FunctionalInterface
    interface ColourConsumer {
        void accept(int pixel, int colour);
    }

    private final long width;
    private final long height;
    private final byte[] channels;
    private final int pixels;

    /** @param colours gives the colour (0x..RRGGBB) of a pixel by its index */
    RedGreenBlue(long width, long height, IntUnaryOperator colours) {
        if (width * height > Integer.MAX_VALUE / 3) {
            throw new IllegalArgumentException("A colour image of " + width + " x " + height
                    + " pixels is too large: crop it to fewer than 700 million pixels.");
        }
        this.width = width;
        this.height = height;
        pixels = (int) (width * height);
        channels = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            int colour = colours.applyAsInt(i);
            channels[i] = (byte) (colour >> 16);
            channels[pixels + i] = (byte) (colour >> 8);
            channels[2 * pixels + i] = (byte) colour;
        }
    }

    /** @param store told of every missing pixel after the fill, and of no other */
    Plane<UnsignedByteType> plane(ColourConsumer store) {
        return new Plane<>(ArrayImgs.unsignedBytes(channels, width, height, 3), true, hole -> forEachMissing(hole, store));
    }

    private void forEachMissing(RandomAccessibleInterval<BitType> hole, ColourConsumer store) {
        Hole missing = Hole.of(hole);
        for (int i = missing.nextMissing(0); i >= 0; i = i + 1 < pixels ? missing.nextMissing(i + 1) : -1) {
            int red = channels[i] & 0xff;
            int green = channels[pixels + i] & 0xff;
            int blue = channels[2 * pixels + i] & 0xff;
            store.accept(i, red << 16 | green << 8 | blue);
        }
    }
}
