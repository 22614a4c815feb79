package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.ops.fillers.FillerOptions;
import lacuna.training.evaluation.diversity.DiversityFolder;
import lacuna.training.evaluation.diversity.DiversityMeasurement;
import lacuna.training.evaluation.diversity.DiversityOptions;
import lacuna.training.evaluation.diversity.DiversityReport;
import lacuna.training.evaluation.diversity.DiversityTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna diversity}: measures models that know many fills of one hole. */
@Command(name = "diversity", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cuts holes into images, fills each many times and measures how much the fills differ, how good they are, and how"
        + " often the truth lies where they say; prints tables, and writes a report.",
    footer = {"", "Crops and holes are those of lacuna evaluate with the same options."})
final class DiversityCommand implements Callable<Integer> {

    @Mixin
    private PairOptions pairs;

    @Option(names = {"--model", "--models"}, required = true, split = ",", paramLabel = "NAME",
        description = "What is measured; may be repeated, or separated by commas. Models that make one fill of a hole only can be"
            + " measured beside: their diversity is 0.")
    private List<String> models;

    @Option(names = "--fills", defaultValue = "16", paramLabel = "N",
        description = "Fills of each hole, with the seeds from 0 on (default: 16).")
    private int fills;

    @Option(names = "--compared", paramLabel = "N",
        description = "How many of them are compared with one another (default: 8, or all if they are fewer).")
    private Integer compared;

    @Option(names = "--truncation", defaultValue = "1", paramLabel = "PSI",
        description = "1: as diverse as it learned; smaller: more typical; 0: the mean fill (default: 1).")
    private double truncation;

    @Option(names = "--features", paramLabel = "FILE", description = "TorchScript network for feature distances.")
    private Path features;

    @Option(names = "--out", required = true, paramLabel = "DIR",
        description = "Folder to write the report to: diversity.md, diversity.csv, calibration.csv, calibration.png.")
    private Path out;

    @Option(names = "--replace", description = "Replace a report that is in the folder already.")
    private boolean replace;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Where networks run.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        Choices.checkCompared(models);
        DiversityOptions options = DiversityOptions.of(pairs.options().withFeatures(features)).withFills(fills)
            .withTruncation(truncation);
        options = compared == null ? options : options.withCompared(compared);
        DiversityFolder folder = DiversityFolder.open(out, replace);
        DiversityReport report;
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            report = DiversityMeasurement.run(options, models, FillerOptions.DEFAULTS.withDevice(device), progress);
        }
        report.messages().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().print(DiversityTables.markdown(report));
        spec.commandLine().getOut().flush();
        folder.write(report);
        spec.commandLine().getErr().println("Report: " + folder.page());
        return 0;
    }
}
