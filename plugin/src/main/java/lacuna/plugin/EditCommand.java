package lacuna.plugin;

import ij.ImagePlus;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillEdit;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.hole.HoleSource;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Fills a hole and changes a property of the fill: how dense, how dark, how coarse it is, whatever the direction stands for. */
@Plugin(type = Command.class, headless = true, initializer = "listModels", label = "Edit Fill", menu = {
        @Menu(label = "Plugins"), @Menu(label = "Lacuna"), @Menu(label = "Edit Fill...", weight = 5)},
        description = "Fills a hole and moves the fill along directions of what the model knows; known pixels stay as they are."
                + " One plane at a time: the current one, or the one to which the selection belongs.")
public class EditCommand extends SamplingCommand {

    @Parameter(label = "Strengths", persist = false, required = false,
            description = "A name and a number for each direction, as in 1: 2.5, 3: -1. A strength of 0 changes nothing.")
    private String strengths = "1: 0";

    @Parameter(label = "Directions file", persist = false, required = false,
            description = "The path of a file of directions (.npy, .pt, .safetensors). Empty: the principal directions of the"
                    + " model's prior, which are called 1, 2, ..., strongest first, and count in standard deviations.")
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

    @Parameter(label = "Filled image", type = ItemIO.OUTPUT, description = "The image with its hole filled as it was edited.")
    private ImagePlus filled;

    @Override
    List<String> models() {
        return Fillers.editors();
    }

    @Override
    void work(Host host, TaskProgress progress) {
        HoleSource source = source();
        InpaintSettings settings = settings(SamplerChoice.editor(model()));
        FillEdit edit = new FillEdit(code(), file(), FillEdit.strengths(strengths), first, last);
        InpaintSettings edited = settings.withFiller(settings.filler().withEdit(edit));
        InpaintedImage result = new InpaintTool(edit.code() == null ? edited : edited.withSeed(edit.code().seed()), progress)
                .fill(image(), source);
        filled = result.filled();
        host.showToMacro(filled);
        host.note(result.record().summary());
    }

    private FillCode code() {
        if (seed.isBlank()) {
            return null;
        }
        try {
            return FillCode.of(Long.parseLong(seed.strip()), truncation());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The seed \"" + seed + "\" is no whole number: give one that Diverse Fills shows,"
                    + " or leave it empty for the mean fill.", e);
        }
    }

    private Path file() {
        try {
            return directions.isBlank() ? null : Path.of(directions.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The directions \"" + directions + "\" are no path of a file.", e);
        }
    }
}
