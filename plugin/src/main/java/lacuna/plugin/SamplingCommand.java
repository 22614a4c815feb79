package lacuna.plugin;

import ij.ImagePlus;
import java.util.List;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.hole.HoleChoice;
import lacuna.plugin.hole.HoleSource;
import org.scijava.plugin.Parameter;

/** What the commands that make several fills of one hole have in common. For macros the rules of {@link InpaintCommand} hold. */
abstract class SamplingCommand extends LacunaCommand {

    // Not required, so that it is us who say what to do without one.
    @Parameter(label = "Image", persist = false, required = false,
            description = "The image to fill. It stays as it is: the results are new images.")
    private ImagePlus image;

    @Parameter(label = "What is missing", persist = false,
            choices = {"selection", "overlay", "manager", "mask", "threshold", "nan", "saturated"},
            description = "Where the hole comes from, as for Inpaint; it is filled in the current plane, or the one to which the"
                    + " selection belongs.")
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

    // Not required, so that it is us who say what to do without any.
    @Parameter(label = "Model", persist = false, required = false,
            description = "What fills the hole: a model that knows many fills. Empty takes the only one there is.")
    private String model = "";

    @Parameter(label = "Truncation", min = "0", max = "2", persist = false,
            description = "1: fills as diverse as the model learned; smaller: more alike and more typical; 0: all the mean fill.")
    private double truncation = 1;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where networks compute. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listModels() {
        getInfo().getMutableInput("model", String.class).setChoices(models());
    }

    /** The models that can do it. */
    List<String> models() {
        return Fillers.samplers();
    }

    ImagePlus image() {
        return image;
    }

    double truncation() {
        return truncation;
    }

    /** The hole that was chosen. */
    HoleSource source() {
        InpaintTool.requirePixels(image);
        return HoleChoice.of(hole).open(image, mask, range);
    }

    /** The name of the model as it was given; may be empty. */
    String model() {
        return model;
    }

    InpaintSettings settings(String chosen) {
        return InpaintSettings.DEFAULTS.withModel(chosen).withGrow(grow)
                .withFiller(FillerOptions.DEFAULTS.withDevice(device));
    }

    /** @throws IllegalArgumentException if something is wrong with the image, the hole or the model; says what to do */
    DiverseFills fill(List<FillCode> codes, TaskProgress progress) {
        HoleSource source = source();
        return new DiverseTool(settings(SamplerChoice.of(model)), codes, progress).fill(image, source);
    }
}
