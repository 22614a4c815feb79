package lacuna.plugin.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import lacuna.ops.fillers.FillCode;
import lacuna.plugin.DiverseFills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna interpolate}: from one fill of a hole to another one. */
@Command(name = "interpolate", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Makes the fills that lie between two fills of the same hole, as a stack.",
    footer = {"", "The hole is chosen as for lacuna inpaint; lacuna diverse shows which fill has which seed."})
final class InterpolateFileCommand implements Callable<Integer> {

    @Mixin
    private SamplingOptions sampling;

    @Option(names = "--from", required = true, paramLabel = "SEED", description = "The seed of the first fill.")
    private long from;

    @Option(names = "--to", required = true, paramLabel = "SEED", description = "The seed of the last fill.")
    private long to;

    @Option(names = "--steps", defaultValue = "8", paramLabel = "K",
        description = "How many fills lie in between, in equal steps (default: 8).")
    private int steps;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DiverseFills result = sampling.fill(
            FillCode.path(from, to, steps, sampling.truncation()), spec.commandLine().getErr());
        TiffFiles.write(result.fills(), sampling.output());
        spec.commandLine().getOut().println(sampling.output() + ": " + result.summary());
        return 0;
    }
}
