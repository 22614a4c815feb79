package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.stylegan2.StyleGan2Checkpoint;

/**
 * Finds the network in the tensors of a file, by its parts: encoder {@code E.}, mixing network {@code Mi.}, skip encoder
 * {@code S.}, prior {@code G.}.
 *
 * @param config read from the weights
 * @param weights every weight of {@link Diverse}, the prior's mean style included
 */
public record DiverseCheckpoint(DiverseConfig config, Map<String, NDArray> weights) {

    private static final String COUNTER = ".num_batches_tracked";

    /** Whether these are the tensors of such a network. */
    public static boolean matches(Map<String, NDArray> tensors) {
        return tensors.containsKey(Diverse.MIXING + "fc.0.weight")
                && tensors.containsKey(Diverse.ENCODER + "input_layer.0.weight")
                && tensors.containsKey(Diverse.PRIOR + "conv1.conv.weight");
    }

    /**
     * @param manager owner of what has to be computed: filters and mean style, if the file has none
     * @throws IllegalArgumentException if weights are missing or of the wrong shape
     */
    public static DiverseCheckpoint of(NDManager manager, Map<String, NDArray> tensors) {
        Map<String, NDArray> weights = new LinkedHashMap<>(tensors);
        weights.keySet().removeIf(name -> name.endsWith(COUNTER));
        StyleGan2Checkpoint.of(manager, Checkpoints.under(Diverse.PRIOR, tensors)).generator()
                .forEach((name, array) -> weights.put(Diverse.PRIOR + name, array));
        return new DiverseCheckpoint(DiverseConfig.of(weights), weights);
    }
}
