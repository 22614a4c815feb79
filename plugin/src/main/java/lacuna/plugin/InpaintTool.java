package lacuna.plugin;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import lacuna.ops.ImageFiller;
import lacuna.ops.InpaintOptions;
import lacuna.ops.InpaintResult;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.EditingFiller;
import lacuna.ops.fillers.FillEdit;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.mask.Hole;
import lacuna.plugin.RunRecord.PlaneRecord;
import lacuna.plugin.convert.HoleImages;
import lacuna.plugin.convert.ImageCopies;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.convert.Plane;
import lacuna.plugin.hole.HoleSource;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/** Fills an {@code ImagePlus}, plane by plane; channels of a hyperstack are planes, those of RGB are filled together. */
public final class InpaintTool {

    private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    private final InpaintSettings settings;
    private final ProgressListener progress;

    public InpaintTool(InpaintSettings settings, ProgressListener progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Fills a copy; the image itself stays as it is.
     *
     * @param source whose holes belong to this image
     * @throws IllegalArgumentException if there is nothing to fill, or it cannot be filled; the message says what to do
     * @throws CancellationException if the progress listener cancelled
     */
    public InpaintedImage fill(ImagePlus image, HoleSource source) {
        return fill(image, source, null);
    }

    /**
     * As {@link #fill(ImagePlus, HoleSource)}, with a network that is open already and stays so.
     *
     * @param editor of the model of the settings, which hold an edit; null to open the model
     */
    InpaintedImage fill(ImagePlus image, HoleSource source, EditingFiller editor) {
        HoleSource holes = new LatestHole(source);
        List<Integer> planes = checked(image, holes);
        ImagePlus filled = ImageCopies.copy(image, title(image, settings.changesKnownPixels() ? "-edited" : "-filled"));
        ImagePlus hole = HoleImages.emptyLike(image, title(image, "-hole"));
        RunRecord record = open(filled, image.getTitle(), holes, planes, editor,
                (plane, used) -> HoleImages.mark(hole, plane, used));
        return new InpaintedImage(filled, hole, record);
    }

    /**
     * Fills the image itself, which takes no second image's memory. When this method throws, part of the hole may have been
     * written.
     *
     * @param image not virtual
     * @return what was done; the image's Info holds it as well
     * @throws IllegalArgumentException as {@link #fill}
     * @throws CancellationException as {@link #fill}
     */
    public RunRecord fillInPlace(ImagePlus image, HoleSource source) {
        HoleSource holes = new LatestHole(source);
        return open(image, image.getTitle(), holes, checked(image, holes), null, (plane, used) -> { });
    }

    /**
     * The planes that would be filled.
     *
     * @throws IllegalArgumentException as {@link #fill}, before anything is computed
     */
    List<Integer> checked(ImagePlus image, HoleSource source) {
        requirePixels(image);
        checkSettings();
        return planesWithHoles(source);
    }

    /** @param editor null to open the model */
    private RunRecord open(ImagePlus target, String title, HoleSource source, List<Integer> planes, EditingFiller editor,
            BiConsumer<Integer, RandomAccessibleInterval<BitType>> used) {
        FillEdit edit = settings.filler().edit();
        if (editor != null) {
            return fill(target, title, source, planes, editor.forImages(edit, settings.changesKnownPixels()), used);
        }
        if (settings.changesKnownPixels()) {
            try (EditingFiller opened = Fillers.editor(settings.model(), settings.filler())) {
                return fill(target, title, source, planes, opened.forImages(edit, true), used);
            }
        }
        try (WindowFiller filler = Fillers.open(settings.model(), settings.filler())) {
            return fill(target, title, source, planes, new Inpainter(filler), used);
        }
    }

    private RunRecord fill(ImagePlus target, String title, HoleSource source, List<Integer> planes, ImageFiller filler,
            BiConsumer<Integer, RandomAccessibleInterval<BitType>> used) {
        List<PlaneRecord> records = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            int plane = planes.get(i);
            InpaintResult result = fill(ImagePlusImages.plane(target, plane), source.hole(plane), filler,
                    new PartialProgress(progress, i, planes.size()));
            used.accept(plane, result.hole());
            records.add(new PlaneRecord(plane, result.provenance()));
        }
        RunRecord record = new RunRecord(title, records);
        record.attachTo(target);
        return record;
    }

    /** @throws IllegalArgumentException if there is no image, or one without pixels, as macros give for a wrong title */
    static void requirePixels(ImagePlus image) {
        if (image == null) {
            throw new IllegalArgumentException("There is no image: open one, and draw a selection around what is missing.");
        }
        if (image.getWidth() == 0 || image.getHeight() == 0) {
            throw new IllegalArgumentException("The image is empty (" + image.getWidth() + " x " + image.getHeight()
                    + " pixels): check that the title given as image=[...] is that of an open image.");
        }
    }

    private void checkSettings() {
        if (settings.grow() < 0) {
            throw new IllegalArgumentException(
                    "The hole cannot be grown by " + settings.grow() + " pixels: give 0 or more.");
        }
        if (!DEVICES.contains(settings.filler().device())) {
            throw new IllegalArgumentException("There is no device \"" + settings.filler().device() + "\": choose one of "
                    + String.join(", ", DEVICES) + ".");
        }
    }

    private List<Integer> planesWithHoles(HoleSource source) {
        List<Integer> planes = source.planes(settings.allPlanes()).stream()
                .filter(plane -> Hole.of(source.hole(plane)).nextMissing(0) >= 0).toList();
        if (planes.isEmpty()) {
            throw new IllegalArgumentException(source.nothingMissing());
        }
        return planes;
    }

    /** Fills one plane in place, with the settings for all of them. */
    <T extends RealType<T> & NativeType<T>> InpaintResult fill(
            Plane<T> plane, RandomAccessibleInterval<BitType> hole, ImageFiller filler, ProgressListener listener) {
        InpaintOptions options = new InpaintOptions(settings.seed(), settings.grow(), plane.rgb());
        InpaintResult result = filler.inpaint(plane.pixels(), hole, options, listener);
        plane.store().accept(result.written());
        return result;
    }

    /** The image's title without the ending of a file name, made unique among the open images. */
    static String title(ImagePlus image, String suffix) {
        String name = image.getTitle().replaceFirst("\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
        String title = name + suffix;
        // ImageJ's own unique names do not know of images without windows.
        for (int i = 1; WindowManager.getImage(title) != null; i++) {
            title = name + suffix + "-" + i;
        }
        return title;
    }
}
