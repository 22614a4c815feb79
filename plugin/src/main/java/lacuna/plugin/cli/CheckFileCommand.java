package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.check.CheckResult;
import lacuna.plugin.CheckTool;
import lacuna.plugin.CheckedImage;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.hole.HoleSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna check}: the error to expect of a fill on this very image. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Hides known parts of an image under the shape of its own hole, fills them and tells the error to expect.",
    footer = {"", "The hole is chosen as for lacuna inpaint. Places are known altogether, apart from the true hole, and resemble it"
        + " by the pixels around them. Errors are in the units of the image."})
final class CheckFileCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image.")
    private Path input;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private HoleOption hole;

    @Mixin
    private FillOptions fill;

    @Option(names = "--tests", defaultValue = "8", paramLabel = "N",
        description = "How often the hole is hidden elsewhere (default: 8).")
    private int tests;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table as CSV as well.")
    private Path csv;

    @Option(names = "--picture", paramLabel = "PNG",
        description = "Write a picture, a row a test: truth, hole, fill, its error, harmonic fill, its error (red: too bright).")
    private Path picture;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        InpaintSettings settings = fill.settings();
        checkPlace(csv);
        checkPlace(picture);
        CheckedImage checked;
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            ImagePlus image = ImageFile.read(input).image();
            HoleSource source = hole == null ? HoleOption.ownSelection(image) : hole.open(image, input);
            checked = new CheckTool(settings, tests, progress).check(image, source);
        }
        if (csv != null) {
            AtomicFile.write(csv, out -> out.write(checked.result().csv().getBytes(StandardCharsets.UTF_8)));
        }
        if (picture != null) {
            checked.picture().write(picture);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(checked.verdict());
        out.println();
        print(checked.result(), out);
        return 0;
    }

    private void checkPlace(Path file) throws IOException {
        if (file != null) {
            AtomicFile.check(file);
            if (Files.exists(file) && Files.isSameFile(file, input)) {
                throw new WrongUsage("The output would overwrite the input " + input + ": choose another name.");
            }
        }
    }

    private static void print(CheckResult result, PrintWriter out) {
        out.println("| test | " + String.join(" | ", CheckResult.COLUMNS) + " |");
        out.println("|---" + "|---:".repeat(CheckResult.COLUMNS.size()) + "|");
        for (CheckResult.Row row : result.rows()) {
            StringBuilder line = new StringBuilder("| ").append(row.label());
            for (double figure : row.figures()) {
                line.append(" | ").append(figure == Math.rint(figure) && Math.abs(figure) < 1e9
                    ? String.format(Locale.ROOT, "%.0f", figure) : String.format(Locale.ROOT, "%.4g", figure));
            }
            out.println(line.append(" |"));
        }
        out.flush();
    }
}
