package lacuna.plugin;

import ij.ImagePlus;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.ops.Excerpt;
import lacuna.ops.ImageFiller;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.EditingFiller;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillEdit;
import lacuna.ops.mask.Hole;
import lacuna.plugin.convert.ImageCopies;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.diverse.HolePicture;
import lacuna.plugin.edit.Editor;

/** Edited fills of a small copy of an image. */
final class EditPreview {

    private final int plane;
    private final Rectangle area;
    private final Excerpt excerpt;
    private final boolean whole;
    private final ImagePlus copy;
    private final HolePicture picture;
    private FillCode plainCode;
    private ImagePlus plain;

    private EditPreview(ImagePlus image, int plane, Excerpt excerpt, boolean whole) {
        this.plane = plane;
        this.excerpt = excerpt;
        this.whole = whole;
        area = new Rectangle((int) excerpt.area().min(0), (int) excerpt.area().min(1), (int) excerpt.area().dimension(0),
                (int) excerpt.area().dimension(1));
        copy = cut(image);
        Hole hole = Hole.of(excerpt.hole());
        picture = whole ? new HolePicture(hole, new Rectangle(area.getSize())) : HolePicture.around(hole);
    }

    static EditPreview of(ImagePlus image, int plane, Excerpt excerpt, boolean whole) {
        return new EditPreview(image, plane, excerpt, whole);
    }

    private ImagePlus cut(ImagePlus image) {
        return ImageCopies.repeat(image, plane, area, List.of(""), image.getTitle());
    }

    boolean whole() {
        return whole;
    }

    /** Whether the image still is what the copy was made of. */
    boolean shows(ImagePlus image) {
        return Objects.deepEquals(cut(image).getStack().getPixels(1), copy.getStack().getPixels(1));
    }

    /** @param settings with the edit that is shown */
    Editor.Preview of(EditingFiller filler, InpaintSettings settings) {
        FillEdit edit = settings.filler().edit();
        if (plain == null || !Objects.equals(plainCode, edit.code())) {
            FillEdit nothing = new FillEdit(edit.code(), null, Map.of(), edit.first(), edit.last());
            plain = filled(filler.forImages(nothing, false), settings);
            plainCode = edit.code();
        }
        ImagePlus edited = filled(filler.forImages(edit, settings.changesKnownPixels()), settings);
        return new Editor.Preview(picture, plain.getProcessor(), edited.getProcessor(), excerpt.complete());
    }

    private ImagePlus filled(ImageFiller filler, InpaintSettings settings) {
        ImagePlus target = ImageCopies.copy(copy, copy.getTitle());
        // The hole is grown already.
        new InpaintTool(settings.withGrow(0), ProgressListener.NONE)
                .fill(ImagePlusImages.plane(target, 1), excerpt.hole(), filler, ProgressListener.NONE);
        return target;
    }
}
