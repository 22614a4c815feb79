package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Batch normalisation (Ioffe and Szegedy, ICML 2015). PyTorch's {@code num_batches_tracked} is left out: nothing reads it, and
 * half precision cannot hold the count of a long training.
 *
 * <pre>
 * in, out       (N, channels, H, W)
 * weight, bias  (channels)
 * running_mean, running_var  (channels), buffers
 * </pre>
 */
public final class BatchNorm2d {

    /** What a pass normalises with. */
    public enum Statistics {
        /** The stored mean and variance: inference, and layers that are frozen. */
        STORED,
        /** Those of the batch, towards which the stored ones are drawn: training. */
        OF_BATCH
    }

    private final Parameters parameters;
    private final String name;

    /** Declares the four entries under {@code name}. */
    public BatchNorm2d(Parameters parameters, String name, int channels) {
        this.parameters = parameters;
        this.name = name;
        Shape shape = new Shape(channels);
        parameters.declare(name + ".weight", shape, Initializer.constant(1), true);
        parameters.declare(name + ".bias", shape, Initializer.ZEROS, true);
        parameters.declare(name + ".running_mean", shape, Initializer.ZEROS, false);
        parameters.declare(name + ".running_var", shape, Initializer.constant(1), false);
    }

    public NDArray apply(NDArray x, Statistics statistics) {
        return Torch.batchNorm(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"),
                parameters.get(name + ".running_mean"), parameters.get(name + ".running_var"),
                statistics == Statistics.OF_BATCH);
    }
}
