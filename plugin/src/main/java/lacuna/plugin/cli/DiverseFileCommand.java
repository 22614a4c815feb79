package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.ops.fillers.FillCode;
import lacuna.plugin.DiverseFills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna diverse}: several fills of the same hole, and where they disagree. */
@Command(name = "diverse", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Fills the same hole several times, each time in another way, and says where the fills disagree.",
    footer = {"", "The hole is chosen as for lacuna inpaint; known pixels are the same in all fills. Maps have 32 bits and are"
        + " zero outside the hole."})
final class DiverseFileCommand implements Callable<Integer> {

    @Mixin
    private SamplingOptions sampling;

    @Option(names = "--count", defaultValue = "8", paramLabel = "N", description = "How many fills (default: 8).")
    private int count;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
        description = "Of the first fill; the others have the seeds after it (default: 0).")
    private long seed;

    @Option(names = "--mean", paramLabel = "TIF", description = "Write the mean of the fills as well.")
    private Path mean;

    @Option(names = "--deviation", paramLabel = "TIF", description = "Write the standard deviation of the fills as well.")
    private Path deviation;

    @Option(names = "--band", paramLabel = "TIF",
        description = "Write the limits below which 5 %% and 95 %% of the fills lie as well.")
    private Path band;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (deviation != null && count == 1) {
            throw new WrongUsage("One fill has no standard deviation: ask for 2 fills or more.");
        }
        DiverseFills result = sampling.fill(FillCode.draw(count, seed, sampling.truncation()),
            spec.commandLine().getErr(), mean, deviation, band);
        // The maps first: writing the stack gives it the name of its file.
        if (mean != null) {
            TiffFiles.write(result.mean(), mean);
        }
        if (deviation != null) {
            TiffFiles.write(result.deviation(), deviation);
        }
        if (band != null) {
            TiffFiles.write(result.band(), band);
        }
        TiffFiles.write(result.fills(), sampling.output());
        spec.commandLine().getOut().println(sampling.output() + ": " + result.summary());
        return 0;
    }
}
