package lacuna.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.models.Direction;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.NetworkSpec;
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
        Optional<ModelBundle> bundle = bundle(from);
        return bundle.isPresent() ? ofBundle(manager, bundle.get()) : Checkpoints.read(manager, Path.of(from));
    }

    /**
     * What a training starts from, where a bundle says so; empty for random weights and bare checkpoints.
     *
     * @param network that is to be trained
     * @param from name of a model, path of a file, or empty
     * @throws IllegalArgumentException if there is neither a file nor a model of this name, or the network cannot start from it
     */
    public static Optional<NetworkSpec> spec(String network, String from) throws IOException {
        Optional<NetworkSpec> start = from.isEmpty() ? Optional.empty() : bundle(from).map(ModelBundle::spec);
        if (start.isPresent() && Recipes.presetFrom(network, start.get()).isEmpty()) {
            throw new IllegalArgumentException("The model " + from + " is a " + start.get().network() + ": a " + network
                    + " cannot start from it.");
        }
        return start;
    }

    /** The directions that a bundle carries; none for random weights and bare checkpoints. */
    static Collection<Direction> directions(String from) throws IOException {
        Optional<ModelBundle> bundle = from.isEmpty() ? Optional.empty() : bundle(from);
        return bundle.isPresent() ? bundle.get().directions().values() : List.of();
    }

    /** Files come before models of the list; empty for a file that is no bundle. */
    private static Optional<ModelBundle> bundle(String from) throws IOException {
        Path file = Path.of(from);
        if (Files.isRegularFile(file)) {
            return from.endsWith(ModelBundle.EXTENSION) ? Optional.of(ModelBundle.open(file)) : Optional.empty();
        }
        ModelZoo zoo = new ModelZoo();
        if (!zoo.has(from)) {
            throw new IllegalArgumentException("There is no model and no file \"" + from + "\" to start from: choose a model of the"
                    + " list, or the path of a bundle or checkpoint.");
        }
        return Optional.of(zoo.open(from));
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
