package lacuna.plugin.cli;

import java.util.List;
import lacuna.ops.fillers.Fillers;

/** The choices that several commands have in common. */
final class Choices {

    private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    private Choices() { }

    /** @throws WrongUsage if there is no model of this name */
    static void checkModel(String model) {
        if (!Fillers.names().contains(model)) {
            throw new WrongUsage("There is no model \"" + model + "\": choose one of " + String.join(", ", Fillers.names())
                + ".");
        }
    }

    /** @throws WrongUsage if it is no device */
    static void checkDevice(String device) {
        if (!DEVICES.contains(device)) {
            throw new WrongUsage("There is no device \"" + device + "\": choose auto, cpu or gpu.");
        }
    }
}
