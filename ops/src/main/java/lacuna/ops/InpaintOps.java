package lacuna.ops;

import lacuna.ops.fillers.AutoFiller;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.mask.Masks;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.ImgUtil;
import net.imglib2.util.Util;

/**
 * What this module does, as SciJava Ops. The comments of these methods are read by an annotation processor at compile
 * time, which lists them in {@code ops.yaml}; each parameter needs its tag there.
 */
public final class InpaintOps {

    private InpaintOps() { }

    /**
     * Fills the missing pixels with what suits their width best; every other sample stays as it is.
     *
     * @param image axes X, Y or X, Y, C, each plane filled by itself; not modified
     * @param hole axes X, Y as the image; true = missing
     * @return a filled copy
     * @implNote op names='image.inpaint'
     */
    public static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<T> inpaint(
            RandomAccessibleInterval<T> image, RandomAccessibleInterval<BitType> hole) {
        return inpaint(image, hole, AutoFiller.NAME, 0L, false);
    }

    /**
     * Fills the missing pixels with a model of choice; every other sample stays as it is.
     *
     * @param image axes X, Y or X, Y, C, each plane filled by itself; not modified
     * @param hole axes X, Y as the image; true = missing
     * @param model a name out of image.inpaintModels, e.g. auto, harmonic or biharmonic
     * @return a filled copy
     * @implNote op names='image.inpaint'
     */
    public static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<T> inpaint(
            RandomAccessibleInterval<T> image, RandomAccessibleInterval<BitType> hole, String model) {
        return inpaint(image, hole, model, 0L, false);
    }

    /**
     * Fills the missing pixels with a model of choice; every other sample stays as it is.
     *
     * @param image axes X, Y or X, Y, C; not modified
     * @param hole axes X, Y as the image; true = missing
     * @param model a name out of image.inpaintModels, e.g. auto, harmonic or biharmonic
     * @param seed of everything random; same seed, same pixels
     * @param rgb whether C is red, green and blue, filled together; else each plane is filled by itself
     * @return a filled copy
     * @implNote op names='image.inpaint'
     */
    public static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<T> inpaint(
            RandomAccessibleInterval<T> image, RandomAccessibleInterval<BitType> hole,
            String model, Long seed, Boolean rgb) {
        InpaintOptions options = InpaintOptions.DEFAULTS.withSeed(seed).withRgb(rgb);
        Img<T> copy = Util.getSuitableImgFactory(image, image.getType()).create(image);
        ImgUtil.copy(image, copy);
        try (WindowFiller filler = Fillers.open(model, FillerOptions.DEFAULTS)) {
            new Inpainter(filler).inpaint(copy, hole, options, ProgressListener.NONE);
        }
        return copy;
    }

    /**
     * The names of the models that can fill a hole.
     *
     * @return the names, the default first
     * @implNote op names='image.inpaintModels'
     */
    public static String[] models() {
        return Fillers.names().toArray(String[]::new);
    }

    /**
     * Pixels whose value lies in a range in at least one channel.
     *
     * @param image axes X, Y or X, Y, C
     * @param lower smallest value of the range
     * @param upper largest value of the range
     * @return true = missing
     * @implNote op names='mask.threshold'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<BitType> threshold(
            RandomAccessibleInterval<T> image, Double lower, Double upper) {
        return Masks.threshold(image, lower, upper);
    }

    /**
     * Pixels that are not a number in at least one channel.
     *
     * @param image axes X, Y or X, Y, C
     * @return true = missing
     * @implNote op names='mask.nan'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<BitType> nan(RandomAccessibleInterval<T> image) {
        return Masks.nan(image);
    }

    /**
     * Pixels at the largest value of an integer type in at least one channel.
     *
     * @param image axes X, Y or X, Y, C
     * @return true = missing
     * @implNote op names='mask.saturated'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<BitType> saturated(RandomAccessibleInterval<T> image) {
        return Masks.saturated(image);
    }

    /**
     * Pixels in the upper half of a mask image's own range, so that soft edges leave no rims.
     *
     * @param image white = missing
     * @return true = missing
     * @implNote op names='mask.fromImage'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<BitType> fromImage(RandomAccessibleInterval<T> image) {
        return Masks.fromImage(image);
    }

    /**
     * Adds every pixel within a distance of a missing one: the exact Euclidean disc.
     *
     * @param mask true = missing
     * @param pixels radius of the disc
     * @return a grown copy
     * @implNote op names='mask.grow'
     */
    public static RandomAccessibleInterval<BitType> grow(RandomAccessibleInterval<BitType> mask, Integer pixels) {
        return Masks.grow(mask, pixels);
    }
}
