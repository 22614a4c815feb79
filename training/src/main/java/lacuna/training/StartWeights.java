package lacuna.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.checkpoint.Checkpoints;

/**
 * Weights to start a training from: those of a model in the list, of a bundle, of a published checkpoint, or of another training's
 * checkpoint.
 */
public final class StartWeights {

    private static final String AVERAGE = "average.";

    private StartWeights() { }

    /**
     * The weights by their names in the file; they belong to {@code manager}.
     *
     * @param from name of a model, or path of a file
     * @throws IllegalArgumentException if there is neither a file nor a model of this name
     */
    static Map<String, NDArray> read(NDManager manager, String from) throws IOException {
        Path file = Path.of(from);
        if (!Files.exists(file)) {
            return ofBundle(manager, new ModelZoo().open(from));
        }
        return from.endsWith(ModelBundle.EXTENSION)
                ? ofBundle(manager, ModelBundle.open(file)) : Checkpoints.read(manager, file);
    }

    /**
     * The preset of a training that starts from a model of the list or a bundle; empty where it cannot be told.
     *
     * @throws IllegalArgumentException if there is neither a file nor a model of this name
     */
    public static String preset(String network, String from) throws IOException {
        Path file = Path.of(from);
        if (from.isEmpty() || Files.exists(file) && !from.endsWith(ModelBundle.EXTENSION)) {
            return "";
        }
        return Recipes.presetFrom(network, (Files.exists(file) ? ModelBundle.open(file) : new ModelZoo().open(from)).spec());
    }

    /**
     * Starts a task from what the user named.
     *
     * @throws IllegalArgumentException also if the weights do not fit
     */
    static void into(TrainingTask task, String from) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            task.start(read(manager, from));
        }
    }

    /** The moving averages, if these weights are a training's checkpoint; else all of them. */
    public static Map<String, NDArray> averages(Map<String, NDArray> all) {
        Map<String, NDArray> averages = Checkpoints.under(AVERAGE, all);
        return averages.isEmpty() ? all : averages;
    }

    private static Map<String, NDArray> ofBundle(NDManager manager, ModelBundle bundle) throws IOException {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        try (Network network = bundle.load(Device.cpu())) {
            network.parameters().arrays().forEach((name, array) -> {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                weights.put(name, copy);
            });
        }
        weights.putAll(bundle.companions(manager));
        return weights;
    }
}
