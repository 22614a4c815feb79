package lacuna.plugin.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.plugin.PriorChoice;
import lacuna.plugin.PriorSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lacuna sample}: what a prior knows, as a stack. */
@Command(name = "sample", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Draws images of random numbers from a prior, to see what it has learned.")
final class SampleFileCommand implements Callable<Integer> {

    @Option(names = "--prior", defaultValue = "", paramLabel = "NAME",
        description = "The generator, see lacuna models (default: the only one).")
    private String prior;

    @Option(names = "--out", required = true, paramLabel = "TIF", description = "Stack to write, one image a slice.")
    private Path out;

    @Option(names = "--count", defaultValue = "16", paramLabel = "N", description = "How many (default: 16).")
    private int count;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
        description = "Of the first image; the others have the seeds after it (default: 0).")
    private long seed;

    @Option(names = "--truncation", defaultValue = "1", paramLabel = "PSI",
        description = "1: as diverse as it learned; smaller: more typical (default: 1).")
    private double truncation;

    @Option(names = "--codes", paramLabel = "FILE", description = "Write the codes of the images as well (.safetensors).")
    private Path codes;

    @Option(names = "--from", paramLabel = "FILE",
        description = "Make the images of these codes instead of drawing new ones (.safetensors).")
    private Path from;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu", description = "Default: auto.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Choices.checkDevice(device);
        AtomicFile.check(out);
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
            PriorSampler sampler = new PriorSampler(PriorChoice.of(prior), count, seed, truncation, device);
            ImagePlus samples = from == null ? sampler.sample(codes, progress) : sampler.render(from, progress);
            progress.close();
            TiffFiles.write(samples, out);
            spec.commandLine().getOut().println(out + ": " + samples.getStackSize() + " samples.");
        }
        return 0;
    }
}
