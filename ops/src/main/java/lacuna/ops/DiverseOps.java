package lacuna.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.fillers.SamplingFiller;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.util.Util;
import net.imglib2.view.Views;

/** Several fills of one hole as SciJava Ops; see {@link InpaintOps} for how these are found. */
public final class DiverseOps {

    private DiverseOps() { }

    /**
     * Fills the same missing pixels several times, each time in another way; every other sample stays as it is.
     *
     * @param image axes X, Y or X, Y, C; not modified
     * @param hole axes X, Y as the image; true = missing
     * @param model a name out of image.inpaintSamplers
     * @param count how many fills
     * @param seed of the first fill, the others have the seeds after it; same seed, same pixels
     * @param truncation 1 for fills as diverse as the model learned, 0 for its mean fill
     * @param rgb whether C is red, green and blue, filled together; else each plane is filled by itself
     * @return filled copies, one after the other along a further, last axis
     * @implNote op names='image.inpaintDiverse'
     */
    public static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<T> fills(
            RandomAccessibleInterval<T> image, RandomAccessibleInterval<BitType> hole, String model, Integer count,
            Long seed, Double truncation, Boolean rgb) {
        List<FillCode> codes = FillCode.draw(count, seed, truncation);
        Img<T> copies = Util.getSuitableImgFactory(stacked(image, count), image.getType()).create(stacked(image, count));
        int last = image.numDimensions();
        try (SamplingFiller sampler = Fillers.sampler(model, FillerOptions.DEFAULTS)) {
            for (int i = 0; i < count; i++) {
                RandomAccessibleInterval<T> copy = Views.hyperSlice(copies, last, i);
                ImgUtil.copy(Views.zeroMin(image), copy);
                InpaintOptions options = InpaintOptions.DEFAULTS.withSeed(codes.get(i).seed()).withRgb(rgb);
                new Inpainter(sampler.with(codes.get(i))).inpaint(copy, hole, options, ProgressListener.NONE);
            }
        }
        return copies;
    }

    private static <T> RandomAccessibleInterval<T> stacked(RandomAccessibleInterval<T> image, int count) {
        return Views.addDimension(Views.zeroMin(image), 0, count - 1);
    }

    /**
     * The names of the models that can fill a hole in several ways.
     *
     * @return the names
     * @implNote op names='image.inpaintSamplers'
     */
    public static String[] models() {
        return Fillers.samplers().toArray(String[]::new);
    }

    /**
     * The mean of several fills at every pixel.
     *
     * @param fills as image.inpaintDiverse makes them, fills along the last axis
     * @param hole axes X, Y as the fills; true = filled
     * @return 32 bits, zero outside the hole
     * @implNote op names='stats.fillMean'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<FloatType> mean(
            RandomAccessibleInterval<T> fills, RandomAccessibleInterval<BitType> hole) {
        return statistics(fills, hole).mean();
    }

    /**
     * The standard deviation of several fills at every pixel, with n - 1 in the denominator.
     *
     * @param fills as image.inpaintDiverse makes them, fills along the last axis
     * @param hole axes X, Y as the fills; true = filled
     * @return 32 bits, zero outside the hole
     * @implNote op names='stats.fillDeviation'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<FloatType> deviation(
            RandomAccessibleInterval<T> fills, RandomAccessibleInterval<BitType> hole) {
        return statistics(fills, hole).deviation();
    }

    /**
     * A quantile of several fills at every pixel, interpolated linearly between them.
     *
     * @param fills as image.inpaintDiverse makes them, fills along the last axis
     * @param hole axes X, Y as the fills; true = filled
     * @param share of the fills that lie below, 0 to 1
     * @return 32 bits, zero outside the hole
     * @implNote op names='stats.fillQuantile'
     */
    public static <T extends RealType<T>> RandomAccessibleInterval<FloatType> quantile(
            RandomAccessibleInterval<T> fills, RandomAccessibleInterval<BitType> hole, Double share) {
        return statistics(fills, hole).quantile(share);
    }

    private static <T extends RealType<T>> FillStatistics statistics(
            RandomAccessibleInterval<T> fills, RandomAccessibleInterval<BitType> hole) {
        int last = fills.numDimensions() - 1;
        List<RandomAccessibleInterval<T>> each = new ArrayList<>();
        for (long i = fills.min(last); i <= fills.max(last); i++) {
            each.add(Views.hyperSlice(fills, last, i));
        }
        return new FillStatistics(each, hole, DoubleUnaryOperator.identity());
    }
}
