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
import lacuna.training.evaluation.report.MarkdownTables;
import lacuna.training.evaluation.report.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna evaluate}: measures fills on one's own images, by cutting holes whose truth is known. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cuts holes into images, fills them with several models and compares each with the truth; prints tables, and"
        + " writes a report with pictures.")
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private PairOptions pairs;

    @Option(names = {"--model", "--models"}, split = ",", defaultValue = "harmonic,biharmonic", paramLabel = "NAME",
        description = "What is measured; may be repeated, or separated by commas (default: ${DEFAULT-VALUE}). telea and"
            + " patchmatch serve as yardsticks.")
    private List<String> models;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder to write the report to: report.html, means.csv, samples.csv, tables.md.")
    private Path out;

    @Option(names = "--replace", description = "Replace a report that is in the folder already.")
    private boolean replace;

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
        Choices.checkCompared(models);
        EvaluationOptions options = pairs.options().withFeatures(features).withPictures(pictures);
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
}
