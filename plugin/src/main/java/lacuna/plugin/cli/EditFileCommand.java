package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.FillEdit;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.RunRecord;
import lacuna.plugin.SamplerChoice;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna edit}: a fill that is moved along directions of what the model knows. */
@Command(name = "edit", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Fills what is missing and moves the fill along directions of what the model knows.",
    footer = {"", "The hole is chosen as for lacuna inpaint; without --whole, known pixels stay as they are. Strengths of 0 give the"
        + " plain fill."})
final class EditFileCommand implements Callable<Integer> {

    private static final Pattern STYLES = Pattern.compile("(\\d{1,4})\\.\\.(\\d{1,4})");

    @Parameters(index = "0", paramLabel = "IN", description = "Image.")
    private Path input;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private HoleOption hole;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Image to write (.tif, .png).")
    private Path output;

    @Option(names = "--strengths", required = true, paramLabel = "LIST",
        description = "A name and a number for each direction, as in '1: 2.5, 3: -1'.")
    private String strengths;

    @Option(names = "--directions", paramLabel = "FILE",
        description = "Directions (.npy, .pt, .safetensors). Default: those that the model carries, by their names, and the"
            + " principal ones of its prior, called 1, 2, ..., strongest first (lacuna directions list).")
    private Path directions;

    @Option(names = "--styles", defaultValue = "0..99", paramLabel = "A..B",
        description = "Which of the prior's styles are changed, from 0, coarse ones first (default: all).")
    private String styles;

    @Option(names = "--seed", paramLabel = "N",
        description = "The fill to edit, as lacuna diverse labels it (default: the mean fill).")
    private Long seed;

    @Option(names = "--truncation", defaultValue = "1", paramLabel = "PSI",
        description = "With --seed, as for lacuna diverse (default: 1).")
    private double truncation;

    @Option(names = "--whole",
        description = "Changes the whole image, not the hole only: known pixels do not stay as they are.")
    private boolean whole;

    @Option(names = "--model", defaultValue = "", paramLabel = "NAME",
        description = "A model whose fills can be edited (default: the only one, or the only one of your own).")
    private String model;

    @Mixin
    private RunOptions run;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        run.check();
        FillCode code = seed == null ? null : FillCode.of(seed, truncation);
        InpaintSettings plain = run.settings(SamplerChoice.editor(model)).withSeed(seed == null ? 0 : seed);
        InpaintSettings settings = plain.withFiller(plain.filler().withEdit(edit(code))).withWholeImage(whole);
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            RunRecord record = new FileJob(input, output, null, null).run(hole, settings, progress);
            progress.close();
            spec.commandLine().getOut().println(output + ": " + record.summary());
        }
        return 0;
    }

    private FillEdit edit(FillCode code) {
        Matcher range = STYLES.matcher(styles.strip());
        if (!range.matches()) {
            throw new WrongUsage("The styles \"" + styles + "\" are no range: give the first and the last, as in 0..5.");
        }
        return new FillEdit(code, directions, FillEdit.strengths(strengths), Integer.parseInt(range.group(1)),
            Integer.parseInt(range.group(2)));
    }
}
