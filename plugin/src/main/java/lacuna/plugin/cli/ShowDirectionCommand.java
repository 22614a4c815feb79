package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.training.directions.DirectionSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacuna directions show}: a sheet to see what a direction does. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Draws images of the model's prior, one a row, moved along a direction from strength -3 (left) to 3 (right).")
final class ShowDirectionCommand implements Callable<Integer> {

    private static final int MOST = 100;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of a direction that the model carries, or a principal one's number.")
    private String name;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "As lacuna models lists it.")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "PNG", description = "Picture to write.")
    private Path out;

    @Option(names = "--rows", defaultValue = "6", paramLabel = "N", description = "How many images (default: 6).")
    private int rows;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Same seed, same images (default: 0).")
    private long seed;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Default: auto.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        if (rows < 1 || rows > MOST) {
            throw new WrongUsage("A sheet of " + rows + " images cannot be drawn: give 1 to " + MOST + ".");
        }
        AtomicFile.check(out);
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            DirectionSheet.draw(model, name, rows, seed, device, progress).write(out);
        }
        spec.commandLine().getOut().println(out + ": strengths -3 to 3 of " + name + ", from left to right.");
        return 0;
    }
}
