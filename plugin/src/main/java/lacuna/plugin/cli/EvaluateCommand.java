package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.ops.fillers.FillerOptions;
import lacuna.training.evaluation.ComparedFills;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.HeldBack;
import lacuna.training.evaluation.report.MarkdownTables;
import lacuna.training.evaluation.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna evaluate}: measures fills on one's own images, by cutting holes whose truth is known. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cuts holes into images, fills them with several models and compares each with the truth; prints tables, and"
        + " writes a report with pictures.")
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Images; sub-folders are domains.")
    private Path images;

    @Option(names = "--masks", paramLabel = "DIR|KIND",
        description = "A folder of masks (white is missing; of the name of an image it is its own, else they are drawn from),"
            + " or kinds of holes separated by commas (default: scratch,text,automaton,freeform,box,half).")
    private String masks;

    @Option(names = {"--model", "--models"}, split = ",", defaultValue = "harmonic,biharmonic", paramLabel = "NAME",
        description = "What is measured; may be repeated, or separated by commas (default: ${DEFAULT-VALUE}). telea and"
            + " patchmatch serve as yardsticks.")
    private List<String> models;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder to write the report to: report.html, means.csv, samples.csv, tables.md.")
    private Path out;

    @Option(names = "--replace", description = "Replace a report that is in the folder already.")
    private boolean replace;

    @Option(names = "--crops", defaultValue = "40", paramLabel = "N", description = "How many crops (default: 40).")
    private int crops;

    @Option(names = "--size", defaultValue = "256", paramLabel = "N", description = "Their edge in pixels (default: 256).")
    private int size;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
        description = "Same seed, same crops and holes (default: 1).")
    private long seed;

    @Option(names = "--held-back", paramLabel = "SHARE",
        description = "Measure only what a training on these images with this --validation held back (default: all images).")
    private Double heldBack;

    @Option(names = "--training-seed", defaultValue = "1", paramLabel = "N", description = "Of that training (default: 1).")
    private long trainingSeed;

    @Option(names = "--groups", paramLabel = "FILE", description = "Of that training: which images belong together.")
    private Path groups;

    @Option(names = "--features", paramLabel = "FILE",
        description = "TorchScript network for the feature distance, and for FID, KID, P-IDS and U-IDS.")
    private Path features;

    @Option(names = "--pictures", defaultValue = "12", paramLabel = "N", description = "Crops shown in the report (default: 12).")
    private int pictures;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Where networks run.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        try {
            ComparedFills.check(models);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage());
        }
        if (heldBack == null && groups != null) {
            throw new WrongUsage("--groups tells what was held back: give --held-back as well.");
        }
        EvaluationOptions options = options();
        ReportFolder folder = out == null ? null : ReportFolder.open(out, replace);
        EvaluationReport report;
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            report = ComparedFills.evaluate(options, models, FillerOptions.DEFAULTS.withDevice(device), progress);
        }
        report.messages().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().print(MarkdownTables.of(report, Grouping.KIND, Grouping.ALL, Grouping.DOMAIN));
        spec.commandLine().getOut().flush();
        if (folder != null) {
            folder.write(report);
            spec.commandLine().getErr().println("Report: " + folder.page());
        }
        return 0;
    }

    private EvaluationOptions options() {
        EvaluationOptions options = EvaluationOptions.of(images).withCrops(crops).withSize(size).withSeed(seed)
            .withFeatures(features).withPictures(pictures);
        if (heldBack != null) {
            options = options.withHeldBack(new HeldBack(heldBack, trainingSeed, groups));
        }
        return masks == null ? options : options.withHoles(masks);
    }
}
