package lacuna.plugin.cli;

import lacuna.plugin.InpaintSettings;
import picocli.CommandLine.Option;

/** The options of the commands that fill once, with any model of the list. */
final class FillOptions extends RunOptions {

    @Option(names = "--model", defaultValue = "auto", paramLabel = "NAME",
        description = "What fills: see lacuna models (default: auto).")
    private String model;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
        description = "Same seed, same device: same result (default: 0).")
    private long seed;

    @Option(names = "--phase-tiling",
        description = "Show a network the whole image in strided tiles, as DeepGIN was published, not windows around the holes.")
    private boolean phaseTiling;

    /**
     * For all planes of an image.
     *
     * @throws WrongUsage if one of the options makes no sense
     */
    InpaintSettings settings() {
        Choices.checkModel(model);
        InpaintSettings settings = settings(model).withSeed(seed);
        return settings.withFiller(settings.filler().withPhaseTiling(phaseTiling));
    }
}
