package lacuna.plugin.hole;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The source of a hole as a user names it, in the dialog and in macros. */
public enum HoleChoice {

    SELECTION, OVERLAY, MANAGER, MASK, THRESHOLD, NAN, SATURATED;

    /** The names, as they stand in the dialog and in recorded macros. */
    public static List<String> names() {
        return Arrays.stream(values()).map(HoleChoice::toString).toList();
    }

    /** @throws IllegalArgumentException for any other word, with those there are */
    public static HoleChoice of(String name) {
        return Arrays.stream(values()).filter(choice -> choice.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no source of holes \"" + name
                        + "\": choose one of " + String.join(", ", names()) + "."));
    }

    /**
     * The source itself.
     *
     * @param image to be filled
     * @param mask title of an open image; only for {@link #MASK}
     * @param range as {@code lower..upper}, empty for the threshold that is set on the image; only for {@link #THRESHOLD}
     */
    public HoleSource open(ImagePlus image, String mask, String range) {
        return switch (this) {
            case SELECTION -> HoleSources.selection(image);
            case OVERLAY -> HoleSources.overlay(image);
            case MANAGER -> HoleSources.rois(image, managed());
            case MASK -> HoleSources.mask(image, maskImage(mask));
            case THRESHOLD -> range == null || range.isBlank()
                    ? HoleSources.threshold(image) : HoleSources.threshold(image, Range.parse(range));
            case NAN -> HoleSources.nan(image);
            case SATURATED -> HoleSources.saturated(image);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<Roi> managed() {
        RoiManager manager = RoiManager.getInstance2();
        return manager == null ? List.of() : List.of(manager.getRoisAsArray());
    }

    private static ImagePlus maskImage(String title) {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("Which image is the mask? Give its title, e.g. mask=[scan mask.png].");
        }
        ImagePlus mask = WindowManager.getImage(title);
        if (mask == null) {
            throw new IllegalArgumentException(
                    "No image \"" + title + "\" is open: open the mask first, and give its title.");
        }
        return mask;
    }
}
