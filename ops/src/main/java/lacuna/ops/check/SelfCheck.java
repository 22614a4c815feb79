package lacuna.ops.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.ops.InpaintOptions;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.WindowFiller;
import lacuna.ops.mask.Hole;
import lacuna.ops.window.PlaneSet;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.ImgUtil;
import net.imglib2.util.Util;
import net.imglib2.view.Views;

/**
 * Says how wrong a fill is likely to be on this very image: hides known pixels under the shape of the user's own hole, at
 * {@link Places} near it whose surroundings resemble its own, fills them exactly as the hole would be, and compares with what was
 * there. What is missing stays missing all the while. Not thread-safe; the fillers are the caller's to close.
 */
public final class SelfCheck {

    private final WindowFiller filler;
    private final WindowFiller plain;

    /** @param plain to compare with */
    public SelfCheck(WindowFiller filler, WindowFiller plain) {
        this.filler = filler;
        this.plain = plain;
    }

    /**
     * Checks one plane.
     *
     * @param image axes X, Y or, for RGB, X, Y, C; not modified
     * @param mask axes X, Y; true = missing
     * @throws IllegalArgumentException if the hole is empty or everything
     * @throws NoRoomException if the known part has no place for a hole of its shape
     * @throws java.util.concurrent.CancellationException if the progress listener cancelled
     */
    public <T extends RealType<T> & NativeType<T>> CheckResult check(RandomAccessibleInterval<T> image,
            RandomAccessibleInterval<BitType> mask, CheckOptions options, ProgressListener progress) {
        InpaintOptions fill = new InpaintOptions(options.seed(), options.grow(), options.rgb());
        Hole hole = Inpainter.validated(image, mask, fill);
        RandomAccessibleInterval<T> truth = Views.isZeroMin(image) ? image : Views.zeroMin(image);
        PlaneSet<T> planes = new PlaneSet<>(planes(truth), hole);
        double[] range = range(planes);
        List<HoleShape> shapes = HoleShapes.of(hole);
        Places places = new Places(
                planes, options.tests(), shapes.size(), range[1] - range[0], new SplittableRandom(options.seed()));
        Arrangement arrangement = Arrangement.of(shapes, places, hole, progress);
        requirePlace(arrangement, shapes.get(0));
        Trial<T> trial = new Trial<>(truth, planes, options, peak(image.getType(), range, options));
        List<CheckTest> tests = new ArrayList<>();
        for (int number = 1; number <= options.tests(); number++) {
            progress.checkCanceled();
            progress.update(number - 1, options.tests(), "Test " + number + " of " + options.tests());
            List<Place> hidden = arrangement.next();
            if (!hidden.isEmpty()) {
                tests.add(trial.run(number, hidden, filler, plain, progress));
            }
        }
        return new CheckResult(tests, arrangement.share(), hole.count());
    }

    private static void requirePlace(Arrangement arrangement, HoleShape largest) {
        if (arrangement.share() == 0) {
            throw new NoRoomException("The known part of the image has no place for a hole of this shape ("
                    + largest.width() + " x " + largest.height() + " pixels, and known pixels around): check the fill on a larger"
                    + " image of the same kind, or with a smaller hole.");
        }
    }

    static <T extends RealType<T>> List<RandomAccessibleInterval<T>> planes(RandomAccessibleInterval<T> image) {
        List<RandomAccessibleInterval<T>> planes = new ArrayList<>();
        for (long c = 0; c < (image.numDimensions() == 2 ? 1 : image.dimension(2)); c++) {
            planes.add(image.numDimensions() == 2 ? image : Views.hyperSlice(image, 2, c));
        }
        return planes;
    }

    /** Least and largest known value. */
    private static double[] range(PlaneSet<?> planes) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] values = new double[planes.channels()];
        for (int y = 0; y < planes.hole().height(); y++) {
            for (int x = 0; x < planes.hole().width(); x++) {
                if (planes.read(x, y, values)) {
                    for (double value : values) {
                        range[0] = Math.min(range[0], value);
                        range[1] = Math.max(range[1], value);
                    }
                }
            }
        }
        return range;
    }

    private static double peak(RealType<?> type, double[] known, CheckOptions options) {
        boolean bytes = type instanceof IntegerType && type.getBitsPerPixel() <= 8;
        double low = bytes ? type.getMinValue() : known[0];
        double high = bytes ? type.getMaxValue() : known[1];
        return Math.abs(options.units().applyAsDouble(high) - options.units().applyAsDouble(low));
    }

    static <T extends NativeType<T>> Img<T> copy(RandomAccessibleInterval<T> image) {
        Img<T> copy = Util.getSuitableImgFactory(image, image.getType()).create(image);
        ImgUtil.copy(image, copy);
        return copy;
    }
}
