package lacuna.plugin;

import ij.ImagePlus;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.hole.HoleChoice;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Fills the selection with what a prior finds most like the pixels around it. For macros the rules of {@link InpaintCommand} hold. */
@Plugin(type = Command.class, headless = true, initializer = "listPriors", label = "Project", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Prior", weight = 10),
        @Menu(label = "Project...", weight = 2)},
        description = "Searches among the images that a prior can make for the one that agrees with the known pixels, and takes"
                + " the missing ones from it.")
public class ProjectCommand extends LacunaCommand {

    // Not required, so that it is us who say what to do without one.
    @Parameter(label = "Image", persist = false, required = false,
            description = "The image to fill, with a selection around what is missing. It stays as it is.")
    private ImagePlus image;

    @Parameter(label = "Prior", persist = false, description = "The generator to search in: one of the image's own domain.")
    private String prior = "";

    @Parameter(label = "Steps", min = "1", persist = false, description = "Of the search; 1000 as published.")
    private int steps = 1000;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where the network computes. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "Filled image", type = ItemIO.OUTPUT, description = "The image with its selection filled.")
    private ImagePlus filled;

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listPriors() {
        getInfo().getMutableInput("prior", String.class).setChoices(Fillers.priors());
    }

    @Override
    void work(Host host, TaskProgress progress) {
        InpaintTool.requirePixels(image);
        FillerOptions filler = FillerOptions.DEFAULTS.withDevice(device).withProjectionSteps(steps);
        InpaintSettings settings = InpaintSettings.DEFAULTS.withModel(PriorChoice.of(prior)).withFiller(filler);
        InpaintedImage result =
                new InpaintTool(settings, progress).fill(image, HoleChoice.of("selection").open(image, "", ""));
        filled = result.filled();
        host.showToMacro(filled);
        host.note(result.record().summary());
    }
}
