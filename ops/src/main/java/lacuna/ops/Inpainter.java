package lacuna.ops;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Fills the missing pixels of an image with one {@link WindowFiller}. Every sample outside the hole keeps every bit: a
 * digest over all of them is taken before and after each run and compared. The time in the filler follows the hole, not
 * the image.
 *
 * <p>Not thread-safe; the filler stays open and is the caller's to close.
 */
public final class Inpainter implements ImageFiller {

    private final WindowFiller filler;

    public Inpainter(WindowFiller filler) {
        this.filler = filler;
    }

    /**
     * As {@link ImageFiller#inpaint}.
     *
     * @throws IllegalStateException if a sample outside the hole changed: do not use the image
     */
    @Override
    public <T extends RealType<T> & NativeType<T>> InpaintResult inpaint(RandomAccessibleInterval<T> image,
            RandomAccessibleInterval<BitType> hole, InpaintOptions options, ProgressListener progress) {
        return inpaint(image, hole, null, options, progress);
    }

    /**
     * As {@link #inpaint(RandomAccessibleInterval, RandomAccessibleInterval, InpaintOptions, ProgressListener)}, but fills only a
     * part of the hole; the rest of it counts as missing and stays as it is.
     *
     * @param wanted what is filled: the groups of hole pixels that have any of these are filled altogether; null for all
     */
    public <T extends RealType<T> & NativeType<T>> InpaintResult inpaint(RandomAccessibleInterval<T> image,
            RandomAccessibleInterval<BitType> hole, Hole wanted, InpaintOptions options, ProgressListener progress) {
        long start = System.nanoTime();
        Hole used = validated(image, hole, options);
        RandomAccessibleInterval<T> pixels = Views.isZeroMin(image) ? image : Views.zeroMin(image);
        List<List<RandomAccessibleInterval<T>>> planeSets = planeSets(pixels, options.rgb());
        FillPlan plan = FillPlan.of(used, filler, options.rgb() ? 3 : 1).only(wanted);
        byte[] before = SampleDigest.of(pixels, used, progress);
        PlaneFill.Progress work = new PlaneFill.Progress(progress, (long) plan.work() * planeSets.size());
        for (List<RandomAccessibleInterval<T>> planes : planeSets) {
            PlaneFill<T> fill = new PlaneFill<>(planes, used, plan, filler.range(), work);
            plan.groups().forEach(fill::fill);
        }
        if (!MessageDigest.isEqual(before, SampleDigest.of(pixels, used, progress))) {
            throw new IllegalStateException("Pixels outside the hole have changed during the fill, which must never happen:"
                    + " do not use this result, and report it with the image.");
        }
        InpaintResult.Timing timing =
                new InpaintResult.Timing((System.nanoTime() - start) * 1e-9, work.fillerNanos() * 1e-9);
        Provenance provenance = Provenance.of(filler.info(), plan.taken(), options, digest(used), fraction(used));
        Img<BitType> written = used.toImg();
        return new InpaintResult(written, written, provenance, plan.work() * planeSets.size(), timing);
    }

    /**
     * The hole as it would be used: grown as the options say.
     *
     * @throws IllegalArgumentException if the hole is empty, covers everything or does not fit the image
     */
    public static Hole validated(
            RandomAccessibleInterval<?> image, RandomAccessibleInterval<BitType> mask, InpaintOptions options) {
        int axes = image.numDimensions();
        if (axes != 2 && axes != 3) {
            throw new IllegalArgumentException("The image has " + axes
                    + " axes: give one plane, or planes as a third axis.");
        }
        if (image.dimension(0) == 0 || image.dimension(1) == 0 || axes == 3 && image.dimension(2) == 0) {
            throw new IllegalArgumentException("The image is empty (" + image.dimension(0) + " x " + image.dimension(1)
                    + " pixels): open or choose an image that has pixels.");
        }
        if (image.dimension(0) != mask.dimension(0) || image.dimension(1) != mask.dimension(1)) {
            throw new IllegalArgumentException("The hole (" + mask.dimension(0) + " x " + mask.dimension(1)
                    + " pixels) and the image (" + image.dimension(0) + " x " + image.dimension(1)
                    + ") differ in size: use a mask made for this image.");
        }
        if (options.rgb() && (axes != 3 || image.dimension(2) != 3)) {
            throw new IllegalArgumentException("A colour image needs three channels (red, green, blue) as its third axis,"
                    + " not " + (axes == 3 ? image.dimension(2) : 1) + ": fill it channel by channel instead.");
        }
        return validated(Masks.grow(Hole.of(mask), options.grow()), options);
    }

    private static Hole validated(Hole hole, InpaintOptions options) {
        long count = hole.count();
        if (count == 0) {
            throw new IllegalArgumentException("The selection is empty: select the pixels that are to be filled.");
        }
        if (count == (long) hole.width() * hole.height()) {
            String grown = options.grow() > 0 ? ", grown by " + options.grow() + " pixels," : "";
            throw new IllegalArgumentException("The selection" + grown
                    + " covers the whole image: leave some known pixels to look at.");
        }
        return hole;
    }

    /** The planes that are filled together. */
    static <T extends RealType<T>> List<List<RandomAccessibleInterval<T>>> planeSets(
            RandomAccessibleInterval<T> image, boolean together) {
        if (image.numDimensions() == 2) {
            return List.of(List.of(image));
        }
        List<RandomAccessibleInterval<T>> planes = new ArrayList<>();
        for (long c = 0; c < image.dimension(2); c++) {
            planes.add(Views.hyperSlice(image, 2, c));
        }
        return together ? List.of(planes) : planes.stream().map(List::of).toList();
    }

    private static String digest(Hole hole) {
        MessageDigest digest = SampleDigest.sha256();
        hole.digest(digest);
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static double fraction(Hole hole) {
        return (double) hole.count() / ((double) hole.width() * hole.height());
    }
}
