package lacuna.plugin.cli;

import lacuna.ops.fillers.FillerOptions;
import lacuna.plugin.InpaintSettings;
import picocli.CommandLine.Option;

/** The options of every command that fills. */
final class FillOptions {

    @Option(names = "--model", defaultValue = "auto", paramLabel = "NAME",
        description = "What fills: see lacuna models (default: auto).")
    private String model;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N",
        description = "Same seed, same device: same result (default: 0).")
    private long seed;

    @Option(names = "--grow", defaultValue = "0", paramLabel = "N",
        description = "Grow the hole by N pixels first (default: 0).")
    private int grow;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu",
        description = "Where networks run (default: auto).")
    private String device;

    @Option(names = "--phase-tiling",
        description = "Show a network the whole image in strided tiles, as DeepGIN was published, not windows around the holes.")
    private boolean phaseTiling;

    String device() {
        return device;
    }

    /**
     * For all planes of an image.
     *
     * @throws WrongUsage if one of them makes no sense
     */
    InpaintSettings settings() {
        Choices.checkModel(model);
        Choices.checkDevice(device);
        if (grow < 0) {
            throw new WrongUsage("The hole cannot be grown by " + grow + " pixels: give 0 or more.");
        }
        return InpaintSettings.DEFAULTS.withModel(model).withSeed(seed).withGrow(grow).withAllPlanes(true)
            .withFiller(FillerOptions.DEFAULTS.withDevice(device).withPhaseTiling(phaseTiling));
    }
}
