package lacuna.ops;

import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/** Fills the hole of an image: {@link Inpainter} writes nothing else, {@link WholeImageEdit} changes known pixels on purpose. */
public interface ImageFiller {

    /**
     * Fills <em>in place</em>. Give a copy: when this method throws, part of the hole may have been written.
     *
     * @param image axes X, Y or X, Y, C, 8 to 64 bits; with {@link InpaintOptions#rgb()} the three channels are filled
     *     together, otherwise every plane by itself; NaN and infinite samples outside the hole are neither looked at
     *     nor written
     * @param hole axes X, Y as the image; true = missing; not modified
     * @param progress hears of every window and may cancel between two of them
     * @return among others which pixels were written
     * @throws IllegalArgumentException if the hole is empty, covers everything or does not fit the image, or if no
     *     known pixel around it holds a number
     * @throws CancellationException if the progress listener cancelled
     */
    <T extends RealType<T> & NativeType<T>> InpaintResult inpaint(RandomAccessibleInterval<T> image,
            RandomAccessibleInterval<BitType> hole, InpaintOptions options, ProgressListener progress);
}
