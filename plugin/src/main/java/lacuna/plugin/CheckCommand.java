package lacuna.plugin;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.util.Optional;
import lacuna.ops.check.CheckResult;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.hole.HoleSource;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Says how wrong a fill is likely to be on the current image, before it is trusted. The hole is chosen as for
 * {@link InpaintCommand}, whose rules for macros hold.
 */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Check Fill", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Check Fill...", weight = 2)},
        description = "Hides known parts of the image under the shape of its own hole, fills them and tells the error to expect.")
public class CheckCommand extends HoleCommand {

    @Parameter(label = "Model", persist = false, description = "What fills, and what is compared with a plain harmonic fill.")
    private String model = "auto";

    @Parameter(label = "Tests", min = "1", persist = false,
            description = "How often the hole is hidden elsewhere, at another place each time.")
    private int tests = 8;

    @Parameter(label = "Seed", persist = false,
            description = "Of the places and the fills: the same seed on the same device gives the same figures.")
    private long seed;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu"}, persist = false,
            description = "Where networks compute. \"auto\" takes the GPU if there is one that works, else the CPU.")
    private String device = "auto";

    @Parameter(label = "All planes of the stack", persist = false,
            description = "Checks every channel, slice and frame that has a hole. Otherwise the current plane, or the"
                    + " planes to which the selection belongs.")
    private boolean stack;

    @Parameter(label = "Table file", persist = false, required = false,
            description = "The path of a CSV file for the table; empty for none.")
    private String csv = "";

    @Parameter(label = "Verdict", type = ItemIO.OUTPUT, description = "The error to expect, in a few sentences.")
    private String verdict;

    @Parameter(label = "Picture", type = ItemIO.OUTPUT,
            description = "A row a test: truth, hole, fill, error, plain fill, its error.")
    private ImagePlus picture;

    /** Called before the dialog opens, since models come and go with the files in the user's folder. */
    protected void listModels() {
        getInfo().getMutableInput("model", String.class).setChoices(Fillers.names());
    }

    @Override
    void work(Host host, TaskProgress progress) throws IOException {
        HoleSource source = source();
        Optional<Sidecar> file = Sidecar.of(csv);
        InpaintSettings settings =
                new InpaintSettings(model, FillerOptions.DEFAULTS.withDevice(device), seed, grow(), stack, false);
        CheckedImage checked = new CheckTool(settings, tests, progress).check(image(), source);
        if (file.isPresent()) {
            file.get().write(checked.result().csv());
        }
        if (host.hasWindows()) {
            table(checked.result()).show("Check of " + image().getTitle());
        }
        verdict = checked.verdict();
        picture = new ImagePlus(InpaintTool.title(image(), "-check"), new ColorProcessor(checked.picture().image()));
        host.showToMacro(picture);
        host.note(verdict);
    }

    private static ResultsTable table(CheckResult result) {
        ResultsTable table = new ResultsTable();
        for (CheckResult.Row row : result.rows()) {
            table.incrementCounter();
            table.addLabel(row.label());
            for (int column = 0; column < row.figures().length; column++) {
                table.addValue(CheckResult.COLUMNS.get(column), row.figures()[column]);
            }
        }
        return table;
    }
}
