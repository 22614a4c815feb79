package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * A network with weights that can be saved in a bundle. Implementations are plain functions over {@link Parameters}: nothing but
 * the results stays alive after a call.
 *
 * <p>Not thread-safe: one thread at a time calls one network.
 */
public interface Network extends AutoCloseable {

    /** What the network is and what it expects. */
    NetworkSpec spec();

    /** Computes in another number format from now on; {@link Precision#FLOAT32} at the start. */
    void use(Precision precision);

    /**
     * Prepares for inference alone: computes in {@code precision} from now on, with weights kept in the form that is fastest for
     * it. They can neither be trained nor saved afterwards.
     */
    default void freeze(Precision precision) {
        use(precision);
        parameters().replaceAll(precision::weight);
    }

    /** The weights, by the names of the published state_dict. */
    Parameters parameters();

    /** An input that travels with the weights, so that whoever opens a bundle can see that the network does what it did at home. */
    Map<String, NDArray> sampleInput(NDManager manager);

    /** What the network makes of {@link #sampleInput}: an image (N, C, H, W). */
    NDArray sampleOutput(Map<String, NDArray> input);

    @Override
    void close();
}
