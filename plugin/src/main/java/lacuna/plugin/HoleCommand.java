package lacuna.plugin;

import ij.ImagePlus;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.plugin.hole.HoleChoice;
import lacuna.plugin.hole.HoleSource;
import org.scijava.plugin.Parameter;

/** What the commands about a hole in an image have in common. For macros the rules of {@link InpaintCommand} hold. */
abstract class HoleCommand extends LacunaCommand {

    // Not required, so that it is us who say what to do without one.
    @Parameter(label = "Image", persist = false, required = false,
            description = "The image whose hole is meant. It stays as it is: the results are new images.")
    private ImagePlus image;

    @Parameter(label = "What is missing", persist = false,
            choices = {"selection", "overlay", "manager", "mask", "threshold", "nan", "saturated"},
            description = "Where the hole comes from: the selection (lines and points count by their stroke width), the"
                    + " overlay, the ROI Manager, a mask image, a range of values, pixels that are not a number, or"
                    + " saturated pixels.")
    private String hole = "selection";

    @Parameter(label = "Mask image", persist = false, required = false,
            description = "For \"mask\": the title of an open image of the same size, white where pixels are missing.")
    private String mask = "";

    @Parameter(label = "Range of values", persist = false, required = false,
            description = "For \"threshold\": lower..upper, as in 250..255; empty for the threshold that is set on the"
                    + " image.")
    private String range = "";

    @Parameter(label = "Grow by (pixels)", min = "0", persist = false,
            description = "Grows the hole before it is filled: 1 or 2 pixels take the soft rim of a scratch along.")
    private int grow;

    ImagePlus image() {
        return image;
    }

    /** What a macro says of it. */
    Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("image", image.getTitle());
        words.put("hole", hole);
        words.put("mask", mask);
        words.put("range", range);
        words.put("grow", grow);
        return words;
    }

    int grow() {
        return grow;
    }

    /**
     * The hole that was chosen.
     *
     * @throws IllegalArgumentException if there is no image, or no such hole; says what to do
     */
    HoleSource source() {
        InpaintTool.requirePixels(image);
        return HoleChoice.of(hole).open(image, mask, range);
    }
}
