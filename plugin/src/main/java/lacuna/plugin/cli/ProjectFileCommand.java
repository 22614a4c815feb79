package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.ops.fillers.FillerOptions;
import lacuna.plugin.InpaintSettings;
import lacuna.plugin.PriorChoice;
import lacuna.plugin.RunRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna project}: fills with the nearest image that a prior can make. */
@Command(name = "project", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Searches among the images that a prior can make for the one that agrees with the known pixels, and takes the"
        + " missing ones from it.")
final class ProjectFileCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image.")
    private Path input;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private HoleOption hole;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "Image to write (.tif, .png).")
    private Path output;

    @Option(names = "--prior", defaultValue = "", paramLabel = "NAME",
        description = "The generator, see lacuna models (default: the only one).")
    private String prior;

    @Option(names = "--steps", defaultValue = "1000", paramLabel = "N", description = "Of the search (default: 1000).")
    private int steps;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Default: auto.")
    private String device;

    @Option(names = "--provenance", paramLabel = "FILE", description = "Write what was done as JSON.")
    private Path provenance;

    @Option(names = "--preview", paramLabel = "PNG", description = "Write a picture of before and after.")
    private Path preview;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        InpaintSettings settings = InpaintSettings.DEFAULTS.withModel(PriorChoice.of(prior))
            .withFiller(FillerOptions.DEFAULTS.withDevice(device).withProjectionSteps(steps));
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            RunRecord record = new FileJob(input, output, provenance, preview).run(hole, settings, progress);
            progress.close();
            spec.commandLine().getOut().println(output + ": " + record.summary());
        }
        return 0;
    }
}
