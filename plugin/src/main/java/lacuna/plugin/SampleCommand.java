package lacuna.plugin;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import lacuna.ops.fillers.Fillers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what a prior knows. For macros the rules of {@link InpaintCommand} hold. */
@Plugin(type = Command.class, headless = true, initializer = "listPriors", label = "Sample", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Prior", weight = 10),
        @Menu(label = "Sample...", weight = 1)},
        description = "Draws images of nothing but random numbers, to see what a prior has learned of its domain.")
public class SampleCommand extends LacunaCommand {

    @Parameter(label = "Prior", persist = false, description = "The generator to draw from.")
    private String prior = "";

    @Parameter(label = "Samples", min = "1", persist = false, description = "How many images, as slices of a stack.")
    private int count = 16;

    @Parameter(label = "Seed", persist = false,
            description = "Of the first image; the others have the seeds after it. Each slice is labelled with its own.")
    private long seed;

    @Parameter(label = "Truncation", min = "0", max = "2", persist = false,
            description = "1: as diverse as the prior learned; smaller: more alike and more typical.")
    private double truncation = 1;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where the network computes. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "Code file", persist = false, required = false,
            description = "The path of a file for the codes of the images (.safetensors); empty for none.")
    private String codes = "";

    @Parameter(label = "Samples", type = ItemIO.OUTPUT, description = "One image a slice, labelled with its seed.")
    private ImagePlus samples;

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listPriors() {
        getInfo().getMutableInput("prior", String.class).setChoices(Fillers.priors());
    }

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        PriorSampler sampler = new PriorSampler(PriorChoice.of(prior), count, seed, truncation, device);
        samples = sampler.sample(codes.isBlank() ? null : Path.of(codes.strip()), progress);
        host.showToMacro(samples);
    }
}
