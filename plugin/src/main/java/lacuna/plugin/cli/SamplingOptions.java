package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.fillers.FillCode;
import lacuna.plugin.DiverseFills;
import lacuna.plugin.DiverseTool;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.SamplerChoice;
import lacuna.plugin.hole.HoleSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that make several fills of one hole have in common. */
final class SamplingOptions {

    @Parameters(index = "0", paramLabel = "IN", description = "Image; of a stack, the hole lies in one plane.")
    private Path input;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private HoleOption hole;

    @Option(names = "--out", required = true, paramLabel = "TIF",
        description = "Stack to write, one fill a slice, labelled with its seed.")
    private Path output;

    @Option(names = "--model", defaultValue = "", paramLabel = "NAME",
        description = "What fills: a model that knows many fills (default: the only one, or the only one of your own).")
    private String model;

    @Option(names = "--truncation", defaultValue = "1", paramLabel = "PSI",
        description = "1: as diverse as it learned; smaller: more typical; 0: the mean fill (default: 1).")
    private double truncation;

    @Mixin
    private RunOptions run;

    double truncation() {
        return truncation;
    }

    Path output() {
        return output;
    }

    /**
     * Makes the fills; writes nothing.
     *
     * @param others outputs beside the stack, all checked before anything is computed; null where there is none
     */
    DiverseFills fill(List<FillCode> codes, PrintWriter err, Path... others) throws IOException {
        run.check();
        Set<Path> places = new HashSet<>();
        checkPlace(output, places);
        for (Path other : others) {
            if (other != null) {
                checkPlace(other, places);
            }
        }
        InpaintSettings settings = run.settings(SamplerChoice.of(model));
        try (ConsoleProgress progress = new ConsoleProgress(err)) {
            ImagePlus image = ImageFile.read(input).image();
            HoleSource source = hole == null ? HoleOption.ownSelection(image) : hole.open(image, input);
            return new DiverseTool(settings, codes, progress).fill(image, source);
        }
    }

    private void checkPlace(Path file, Set<Path> places) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".tif") && !name.endsWith(".tiff")) {
            throw new WrongUsage("The output " + file + " must end in .tif or .tiff.");
        }
        if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
            throw new WrongUsage("The output would overwrite the input " + input + ": choose another name.");
        }
        if (!places.add(file.toAbsolutePath().normalize())) {
            throw new WrongUsage("Two outputs would be written to " + file + ": give each a name of its own.");
        }
        AtomicFile.check(file);
    }
}
