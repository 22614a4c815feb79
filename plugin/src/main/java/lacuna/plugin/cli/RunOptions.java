package lacuna.plugin.cli;

import lacuna.ops.fillers.FillerOptions;
import lacuna.plugin.InpaintSettings;
import picocli.CommandLine.Option;

/** The options of every command that fills a hole, whatever fills it. */
class RunOptions {

    @Option(names = "--grow", defaultValue = "0", paramLabel = "N",
        description = "Grow the hole by N pixels first (default: 0).")
    private int grow;

    @Option(names = "--device", defaultValue = "auto", paramLabel = "auto|cpu|gpu",
        description = "Where networks run (default: auto).")
    private String device;

    final String device() {
        return device;
    }

    /** @throws WrongUsage if one of the options makes no sense */
    final void check() {
        Choices.checkDevice(device);
        if (grow < 0) {
            throw new WrongUsage("The hole cannot be grown by " + grow + " pixels: give 0 or more.");
        }
    }

    /** For all planes of an image, with a model that was chosen already. */
    final InpaintSettings settings(String model) {
        check();
        return InpaintSettings.DEFAULTS.withModel(model).withGrow(grow).withAllPlanes(true)
            .withFiller(FillerOptions.DEFAULTS.withDevice(device));
    }
}
