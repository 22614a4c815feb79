package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.training.evaluation.Evaluation;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.PatchMatchFiller;
import lacuna.training.evaluation.TeleaFiller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna evaluate}: measures fills on one's own images, by cutting holes whose truth is known. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Cuts holes into images, fills them with several models and compares each with the truth; prints tables.")
final class EvaluateCommand implements Callable<Integer> {

    /** Published fills to be compared with; nobody needs them to fill images. */
    private static final Map<String, Supplier<WindowFiller>> YARDSTICKS =
        Map.of("telea", TeleaFiller::new, "patchmatch", PatchMatchFiller::new);

    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Images; sub-folders are domains.")
    private Path images;

    @Option(names = "--models", split = ",", defaultValue = "harmonic,biharmonic", paramLabel = "NAME",
        description = "What is measured, separated by commas (default: ${DEFAULT-VALUE}); telea and patchmatch serve as"
            + " yardsticks.")
    private List<String> models;

    @Option(names = "--crops", defaultValue = "40", paramLabel = "N", description = "How many crops (default: 40).")
    private int crops;

    @Option(names = "--size", defaultValue = "256", paramLabel = "N", description = "Their edge in pixels (default: 256).")
    private int size;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
        description = "Same seed, same crops and holes (default: 1).")
    private long seed;

    @Option(names = "--features", paramLabel = "FILE", description = "TorchScript network for the feature distance.")
    private Path features;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Where networks run.")
    private String device;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all figures as CSV as well.")
    private Path csv;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        models.stream().filter(model -> !YARDSTICKS.containsKey(model)).forEach(Choices::checkModel);
        Choices.checkDevice(device);
        if (csv != null) {
            AtomicFile.check(csv);
        }
        EvaluationReport report = measure();
        report.messages().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().print(report.markdown());
        spec.commandLine().getOut().flush();
        if (csv != null) {
            AtomicFile.write(csv, out -> out.write(report.csv().getBytes(StandardCharsets.UTF_8)));
        }
        return 0;
    }

    private EvaluationReport measure() throws IOException {
        EvaluationOptions options = EvaluationOptions.of(images)
            .withCrops(crops).withSize(size).withSeed(seed).withFeatures(features);
        List<WindowFiller> fillers = new ArrayList<>();
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            for (String model : models) {
                fillers.add(YARDSTICKS.getOrDefault(model,
                    () -> Fillers.open(model, FillerOptions.DEFAULTS.withDevice(device))).get());
            }
            return Evaluation.run(options, fillers, progress);
        } finally {
            fillers.forEach(WindowFiller::close);
        }
    }
}
