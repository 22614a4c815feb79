package lacuna.ops;

import java.util.ArrayList;
import java.util.List;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.ops.intensity.KnownSamples;
import lacuna.ops.mask.Hole;
import lacuna.ops.window.ContextWindow;
import lacuna.ops.window.PlaneSet;
import lacuna.ops.window.WindowPlanner;
import lacuna.ops.window.WindowReader;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Fills the hole of an image as {@link Inpainter} does, digest and all, and then changes its known pixels as well: to each is
 * added by how much an edit changes what a network shows in its place. An edit that changes nothing leaves every bit.
 */
public final class WholeImageEdit implements ImageFiller {

    private final Inpainter inpainter;
    private final WindowChange change;

    /**
     * @param filler makes the edited fill
     * @param change of the same edit
     */
    public WholeImageEdit(WindowFiller filler, WindowChange change) {
        inpainter = new Inpainter(filler);
        this.change = change;
    }

    /**
     * As {@link ImageFiller#inpaint}; the whole image is shown to the network at once.
     *
     * @throws IllegalArgumentException also if the image is too large for that
     */
    @Override
    public <T extends RealType<T> & NativeType<T>> InpaintResult inpaint(RandomAccessibleInterval<T> image,
            RandomAccessibleInterval<BitType> hole, InpaintOptions options, ProgressListener progress) {
        Hole used = Inpainter.validated(image, hole, options);
        requireAtOnce(change.context(), used.width(), used.height());
        RandomAccessibleInterval<T> pixels = Views.isZeroMin(image) ? image : Views.zeroMin(image);
        List<Addition<T>> additions = new ArrayList<>();
        // All of them before the fill, so that a failure leaves known pixels alone.
        for (List<RandomAccessibleInterval<T>> planes : Inpainter.planeSets(pixels, options.rgb())) {
            progress.checkCanceled();
            additions.add(addition(planes, used, progress));
        }
        InpaintResult filled = inpainter.inpaint(pixels, hole, options, progress);
        Img<BitType> written = used.toImg();
        long changed = 0;
        for (Addition<T> addition : additions) {
            changed += addition.apply(used, written.randomAccess());
        }
        double fraction = (double) changed / ((double) used.width() * used.height());
        return filled.withWritten(written, filled.provenance().ofWholeImage(fraction));
    }

    /** @throws IllegalArgumentException if an image is too large to be seen at once */
    public static void requireAtOnce(ContextPolicy policy, long width, long height) {
        int most = policy.maximum();
        if (width > most || height > most) {
            throw new IllegalArgumentException("The image (" + width + " x " + height + " pixels) is too large to be edited as a"
                    + " whole, since the model sees " + most + " x " + most + " pixels at most: crop it, or edit the hole only.");
        }
    }

    private <T extends RealType<T>> Addition<T> addition(
            List<RandomAccessibleInterval<T>> images, Hole hole, ProgressListener progress) {
        PlaneSet<T> planes = new PlaneSet<>(images, hole);
        FinalInterval whole = new FinalInterval(hole.width(), hole.height());
        IntensityMapping mapping = IntensityMapping.of(images.get(0).getType(), KnownSamples.of(planes, List.of(whole)),
                change.range());
        WindowPlanner planner = new WindowPlanner(change.context(), hole.width(), hole.height());
        Window window = new WindowReader(planes, mapping, planner).read(new ContextWindow(whole, whole));
        return new Addition<>(images, mapping, change.of(window, progress::checkCanceled), window.width());
    }

    /** What is added to planes that belong together, row by row in rows of {@code stride}. */
    private record Addition<T extends RealType<T>>(
            List<RandomAccessibleInterval<T>> images, IntensityMapping mapping, float[][] values, int stride) {

        /**
         * Adds it to the known pixels.
         *
         * @param written is told which of them have other values now
         * @return how many are told for the first time
         */
        long apply(Hole hole, RandomAccess<BitType> written) {
            long told = 0;
            for (int y = 0; y < hole.height(); y++) {
                for (int x = hole.nextKnown(0, y); x < hole.width(); x = hole.nextKnown(x + 1, y)) {
                    boolean changed = false;
                    for (int c = 0; c < values.length; c++) {
                        changed |= add(images.get(c).getAt(x, y), values[c][y * stride + x]);
                    }
                    BitType mark = written.setPositionAndGet(x, y);
                    told += changed && !mark.get() ? 1 : 0;
                    mark.set(mark.get() || changed);
                }
            }
            return told;
        }

        /** Adds to one sample if it holds a number; whether that changed it. */
        private boolean add(T sample, float difference) {
            double before = sample.getRealDouble();
            if (difference == 0 || !Double.isFinite(before)) {
                return false;
            }
            if (!Float.isFinite(difference)) {
                throw new IllegalStateException("The edit returned a value that is no number: the model is broken or does not"
                        + " fit this image; choose another one.");
            }
            sample.setReal(mapping.moved(before, difference));
            return sample.getRealDouble() != before;
        }
    }
}
