package lacuna.plugin;

import ij.ImagePlus;
import lacuna.ops.fillers.FillCode;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Leads from one fill of a hole to another one. */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Interpolate Fills", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Interpolate Fills...", weight = 4)},
        description = "Makes the fills that lie between two fills of the same hole, as a stack."
                + " One plane at a time: the current one, or the one to which the selection belongs.")
public class InterpolateCommand extends SamplingCommand {

    @Parameter(label = "From (seed)", persist = false, description = "The seed of the first fill, as Diverse Fills labels it.")
    private long from;

    @Parameter(label = "To (seed)", persist = false, description = "The seed of the last fill, as Diverse Fills labels it.")
    private long to = 1;

    @Parameter(label = "Steps in between", min = "0", persist = false,
            description = "How many fills lie between the two, in equal steps.")
    private int steps = 8;

    @Parameter(label = "Fills", type = ItemIO.OUTPUT, description = "From the first fill to the last, one a slice.")
    private ImagePlus fills;

    @Override
    void work(Host host, TaskProgress progress) {
        DiverseFills result = fill(FillCode.path(from, to, steps, truncation()), progress);
        fills = result.fills();
        host.showToMacro(fills);
        host.note(result.summary());
    }
}
