package lacuna.plugin;

import java.util.List;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.hole.HoleSource;
import org.scijava.plugin.Parameter;

/** What the commands that make several fills of one hole have in common. For macros the rules of {@link InpaintCommand} hold. */
abstract class SamplingCommand extends HoleCommand {

    // Not required, so that it is us who say what to do without any.
    @Parameter(label = "Model", persist = false, required = false,
            description = "What fills the hole: a model that knows many fills. Empty takes the only one, or the"
                    + " only one of your own.")
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

    double truncation() {
        return truncation;
    }

    /** The name of the model as it was given; may be empty. */
    String model() {
        return model;
    }

    String device() {
        return device;
    }

    InpaintSettings settings(String chosen) {
        return InpaintSettings.DEFAULTS.withModel(chosen).withGrow(grow())
                .withFiller(FillerOptions.DEFAULTS.withDevice(device));
    }

    /** @throws IllegalArgumentException if something is wrong with the image, the hole or the model; says what to do */
    DiverseFills fill(List<FillCode> codes, TaskProgress progress) {
        HoleSource source = source();
        return new DiverseTool(settings(SamplerChoice.of(model)), codes, progress).fill(image(), source);
    }
}
