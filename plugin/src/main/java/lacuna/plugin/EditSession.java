package lacuna.plugin;

import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import lacuna.ops.Excerpt;
import lacuna.ops.InpaintOptions;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.WholeImageEdit;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.EditingFiller;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.mask.Hole;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.diverse.HolePicture;
import lacuna.plugin.edit.EditState;
import lacuna.plugin.edit.Editor;
import lacuna.plugin.hole.HoleSource;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** Edits of the fill of one image, as {@link EditCommand} makes them, with the network open and the hole as it was at first. */
public final class EditSession implements Editor {

    private static final int PRINCIPAL = 6;

    private final ImagePlus image;
    private final boolean listed;
    private final KeptHoles holes;
    private final int plane;
    private final EditChoice choice;
    private final Map<String, Object> about;
    private final EditingFiller filler;
    private final List<String> directions;
    private EditPreview preview;

    private EditSession(ImagePlus image, KeptHoles holes, EditChoice choice, Map<String, Object> about, EditingFiller filler) {
        this.image = image;
        this.holes = holes;
        this.choice = choice;
        this.about = about;
        this.filler = filler;
        // An image without a window is on no list that it could leave.
        listed = WindowManager.getImage(image.getID()) == image;
        List<Integer> planes = holes.planes(false);
        plane = planes.contains(image.getCurrentSlice()) ? image.getCurrentSlice() : planes.get(0);
        directions = filler.names(choice.file());
    }

    /**
     * Loads the network.
     *
     * @param about what a macro says of the image and its hole
     * @throws IllegalArgumentException as {@link InpaintTool#fill}
     */
    static EditSession open(ImagePlus image, HoleSource source, EditChoice choice, Map<String, Object> about) {
        InpaintSettings settings = choice.settings();
        HoleSource latest = new LatestHole(source);
        List<Integer> planes = new InpaintTool(settings, ProgressListener.NONE).checked(image, latest);
        KeptHoles holes = new KeptHoles(latest, planes);
        EditingFiller filler = Fillers.editor(settings.model(), settings.filler());
        try {
            EditSession session = new EditSession(image, holes, choice, about, filler);
            session.filler.with(settings.filler().edit());
            return session;
        } catch (RuntimeException e) {
            filler.close();
            throw e;
        }
    }

    @Override
    public String title() {
        return image.getTitle();
    }

    @Override
    public List<String> directions() {
        return directions;
    }

    @Override
    public int first() {
        return choice.file() == null ? filler.carried() + PRINCIPAL : directions.size();
    }

    @Override
    public int styles() {
        return filler.styles();
    }

    @Override
    public EditState start() {
        return choice.state(styles());
    }

    @Override
    public Preview preview(EditState state) {
        requireSame();
        if (state.whole()) {
            WholeImageEdit.requireAtOnce(filler.wholeImages(), image.getWidth(), image.getHeight());
        }
        if (preview == null || preview.whole() != state.whole()) {
            preview = cut(state.whole());
        }
        return preview.of(filler, choice.with(state).settings());
    }

    private EditPreview cut(boolean whole) {
        InpaintOptions options = InpaintOptions.DEFAULTS.withGrow(choice.grow());
        Hole hole = Inpainter.validated(holes.hole(plane), holes.hole(plane), options);
        if (whole) {
            return EditPreview.of(image, plane, Excerpt.whole(hole), true);
        }
        Rectangle seen = HolePicture.around(hole).part();
        FinalInterval shown = FinalInterval.createMinSize(seen.x, seen.y, seen.width, seen.height);
        WindowFiller filling = filler.with(choice.settings().filler().edit());
        return EditPreview.of(image, plane, Excerpt.of(hole, filling, ImagePlusImages.channels(image), shown), false);
    }

    private void requireSame() {
        if (listed && WindowManager.getImage(image.getID()) != image) {
            throw new IllegalArgumentException("The image \"" + about.get("image") + "\" was closed: open it again, and run Edit"
                    + " Fill once more.");
        }
        Interval hole = holes.hole(plane);
        if (hole.dimension(0) != image.getWidth() || hole.dimension(1) != image.getHeight() || plane > image.getStackSize()) {
            throw new IllegalArgumentException("The image \"" + about.get("image") + "\" has another size now: close this window,"
                    + " and run Edit Fill once more.");
        }
    }

    @Override
    public Taken take(EditState state, ProgressListener progress) {
        requireSame();
        if (preview != null && !preview.shows(image)) {
            preview = null;
            throw new IllegalArgumentException("The image has changed around the hole: look at the preview as it is now, and take"
                    + " it again.");
        }
        EditChoice chosen = choice.with(state);
        InpaintedImage result = new InpaintTool(chosen.settings(), progress).fill(image, holes, filler);
        return new Taken(result.filled(), chosen.macro(about), result.record().summary());
    }

    @Override
    public void close() {
        filler.close();
    }
}
