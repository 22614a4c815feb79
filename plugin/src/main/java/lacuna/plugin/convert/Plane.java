package lacuna.plugin.convert;

import java.util.function.Consumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/**
 * One plane of an {@code ImagePlus} as a fill sees it.
 *
 * @param pixels axes X, Y, or X, Y, C with red, green and blue; writing into a grey plane changes the image
 *     itself, colours must be stored
 * @param rgb whether the third axis holds red, green and blue
 * @param store to be called once with the pixels that were written
 */
public record Plane<T extends RealType<T> & NativeType<T>>(
        RandomAccessibleInterval<T> pixels, boolean rgb, Consumer<RandomAccessibleInterval<BitType>> store) {

    /** A grey plane over the image's own array, with nothing left to store. */
    static <T extends RealType<T> & NativeType<T>> Plane<T> direct(RandomAccessibleInterval<T> pixels) {
        return new Plane<>(pixels, false, hole -> { });
    }
}
