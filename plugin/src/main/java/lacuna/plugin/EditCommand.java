package lacuna.plugin;

import ij.ImagePlus;
import java.util.List;
import javax.swing.SwingUtilities;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.edit.EditWindow;
import lacuna.plugin.hole.HoleSource;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Fills a hole and changes a property of the fill: how dense, how dark, how coarse it is, whatever the direction stands for. */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Edit Fill", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Edit Fill...", weight = 5)},
        description = "Fills a hole and moves the fill along directions of what the model knows; known pixels stay as they are, unless the"
                + " scope is the whole image. One plane at a time: the current one, or the one to which the selection belongs.")
public class EditCommand extends SamplingCommand {

    @Parameter(label = "Strengths", persist = false, required = false,
            description = "A name and a number for each direction, as in 1: 2.5, 3: -1. A strength of 0 changes nothing.")
    private String strengths = "1: 0";

    @Parameter(label = "Directions file", persist = false, required = false,
            description = "The path of a file of directions (.npy, .pt, .safetensors). Empty: those that the model carries, by"
                    + " their names, and the principal ones of its prior, which are called 1, 2, ..., strongest first.")
    private String directions = "";

    @Parameter(label = "First style", min = "0", persist = false,
            description = "The first of the prior's styles that is changed, from 0: these are about coarse structure.")
    private int first;

    @Parameter(label = "Last style", min = "0", persist = false,
            description = "The last of the prior's styles that is changed: these are about fine structure and colour.")
    private int last = 17;

    @Parameter(label = "Fill (seed)", persist = false, required = false,
            description = "The seed of the fill to edit, as Diverse Fills labels it; empty for the mean fill, which Inpaint"
                    + " makes.")
    private String seed = "";

    @Parameter(label = "Scope", choices = {"hole", "image"}, persist = false,
            description = "What the edit changes: the hole only, or the whole image. Then known pixels change by as much as the"
                    + " edit changes what the model shows in their place.")
    private String scope = "hole";

    @Parameter(label = "Filled image", type = ItemIO.OUTPUT, description = "The image with its hole filled as it was edited.")
    private ImagePlus filled;

    @Override
    List<String> models() {
        return Fillers.editors();
    }

    @Override
    void work(Host host, TaskProgress progress) {
        HoleSource source = source();
        EditChoice choice = new EditChoice(SamplerChoice.editor(model()), device(), grow(), strengths, directions, first, last,
                seed, truncation(), scope);
        boolean changes = choice.changes();
        if (changes || !host.isInteractive()) {
            InpaintedImage result = new InpaintTool(choice.settings(), progress).fill(image(), source);
            filled = result.filled();
            host.showToMacro(filled);
            host.note(result.record().summary());
        }
        if (host.isInteractive()) {
            choose(EditSession.open(image(), source, choice, words()));
        }
        if (!changes && host.isInteractive()) {
            // Nothing was made yet that would have to be shown or recorded.
            cancel("The edit is chosen in the window.");
        }
    }

    private static void choose(EditSession session) {
        SwingUtilities.invokeLater(() -> new EditWindow(session).setVisible(true));
    }
}
