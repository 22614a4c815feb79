package lacuna.plugin.cli;

import java.util.List;
import lacuna.models.Engines;
import lacuna.ops.fillers.Fillers;
import lacuna.training.evaluation.ComparedFills;

/** The choices that several commands have in common. */
final class Choices {

    private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");

    private Choices() { }

    /** @throws WrongUsage if there is no model of this name */
    static void checkModel(String model) {
        if (!Fillers.names().contains(model) && !Fillers.priors().contains(model)) {
            throw new WrongUsage("There is no model \"" + model + "\": choose one of " + String.join(", ", Fillers.names())
                + ".");
        }
    }

    /** @throws WrongUsage if these are no models that can be compared */
    static void checkCompared(List<String> models) {
        try {
            ComparedFills.check(models);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage());
        }
    }

    /**
     * Who asks for a GPU wants one, whatever fills in the end.
     *
     * @throws WrongUsage if it is no device
     * @throws IllegalArgumentException if it is the GPU and there is none, with what to do
     */
    static void checkDevice(String device) {
        if (!DEVICES.contains(device)) {
            throw new WrongUsage("There is no device \"" + device + "\": choose auto, cpu or gpu.");
        }
        if (device.equals("gpu")) {
            Engines.choose(device);
        }
    }
}
