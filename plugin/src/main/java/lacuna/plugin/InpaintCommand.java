package lacuna.plugin;

import ij.ImagePlus;
import java.io.IOException;
import java.util.Optional;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.convert.HoleOutlines;
import lacuna.plugin.hole.HoleSource;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Fills what is missing in the current image and shows the result as a new one.
 *
 * <p>Macros name the parameters by the fields below, in lower case. What a macro leaves out takes the value below whatever
 * was chosen before, and limits and choices are not enforced there: everything is checked when it runs.
 */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Inpaint", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Inpaint...", weight = 1)},
        description = "Fills what is missing in an image and leaves every other pixel as it is.")
public class InpaintCommand extends HoleCommand {

    @Parameter(label = "Model", persist = false,
            description = "What fills the hole. \"auto\" takes what measured best for the width of the hole and says which.")
    private String model = "auto";

    @Parameter(label = "Seed", persist = false,
            description = "Of everything random: the same seed on the same device gives the same pixels.")
    private long seed;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where networks compute. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "All planes of the stack", persist = false,
            description = "Fills every channel, slice and frame, each by itself. Otherwise the current plane, or the"
                    + " planes to which the selection belongs.")
    private boolean stack;

    @Parameter(label = "Phase tiling", persist = false,
            description = "Shows a network the whole image in strided tiles, as DeepGIN was published, instead of windows around the"
                    + " holes: it sees farther, and may dither.")
    private boolean phasetiling;

    @Parameter(label = "Show the hole", persist = false,
            description = "Gives the hole as it was used as a second image: 255 where pixels were invented.")
    private boolean showhole = true;

    @Parameter(label = "Outline the hole", persist = false,
            description = "Adds the outline of what was invented to the overlay of the result.")
    private boolean outline;

    // No File: SciJava asks for the one file that a macro leaves out, and cancels the run where it cannot.
    @Parameter(label = "Record file", persist = false, required = false,
            description = "The path of a JSON file for the record of the run (model, seed, device, ...), which the"
                    + " result's Info holds anyway; empty for none.")
    private String sidecar = "";

    @Parameter(label = "Hole", type = ItemIO.OUTPUT, description = "255 where pixels of the filled image were invented.")
    private ImagePlus holemask;

    @Parameter(label = "Filled image", type = ItemIO.OUTPUT, description = "The image with its hole filled.")
    private ImagePlus filled;

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listModels() {
        getInfo().getMutableInput("model", String.class).setChoices(Fillers.names());
    }

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        HoleSource source = source();
        Optional<Sidecar> record = Sidecar.of(sidecar);
        FillerOptions filler = FillerOptions.DEFAULTS.withDevice(device).withPhaseTiling(phasetiling);
        InpaintSettings settings = InpaintSettings.DEFAULTS.withModel(model).withFiller(filler).withSeed(seed).withGrow(grow())
                .withAllPlanes(stack);
        InpaintedImage result = new InpaintTool(settings, progress).fill(image(), source);
        if (record.isPresent()) {
            record.get().write(result.record().toJson());
        }
        if (outline) {
            HoleOutlines.addTo(result.filled(), result.hole());
        }
        holemask = showhole ? result.hole() : null;
        filled = result.filled();
        host.showToMacro(holemask);
        host.showToMacro(filled);
        host.note(result.record().summary());
    }
}
