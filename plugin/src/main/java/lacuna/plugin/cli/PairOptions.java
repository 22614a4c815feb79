package lacuna.plugin.cli;

import java.nio.file.Path;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.HeldBack;
import picocli.CommandLine.Option;

/** In which crops and holes a command measures: the same options, the same pairs. */
final class PairOptions {

    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Images; sub-folders are domains.")
    private Path images;

    @Option(names = "--masks", paramLabel = "DIR|KIND",
        description = "A folder of masks (white is missing; of the name of an image it is its own, else they are drawn from),"
            + " or kinds of holes separated by commas (default: scratch,text,automaton,freeform,box,half).")
    private String masks;

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

    /**
     * @throws WrongUsage if the options contradict each other
     * @throws IllegalArgumentException if there is nothing to measure
     */
    EvaluationOptions options() {
        if (heldBack == null && groups != null) {
            throw new WrongUsage("--groups tells what was held back: give --held-back as well.");
        }
        EvaluationOptions options = EvaluationOptions.of(images).withCrops(crops).withSize(size).withSeed(seed);
        if (heldBack != null) {
            options = options.withHeldBack(new HeldBack(heldBack, trainingSeed, groups));
        }
        return masks == null ? options : options.withHoles(masks);
    }
}
