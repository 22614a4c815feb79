package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Zero-padded convolution with equalised learning rate: the stored weight has unit variance and is scaled by
 * 1 / sqrt(in kernel kernel) when it is used.
 *
 * <pre>
 * in      (N, in, H, W)
 * weight  (out, in, kernel, kernel)
 * bias    (out), if there is one
 * out     (N, out, H', W')
 * </pre>
 */
public final class EqualConv2d {

    private final Parameters parameters;
    private final String weight;
    private final String bias;
    private final double gain;
    private final int stride;
    private final int pad;

    /** Declares {@code name.weight}; there is no bias. */
    public EqualConv2d(Parameters parameters, String name, int in, int out, int kernel, int stride, int pad) {
        this(parameters, name, in, out, kernel, stride, pad, Initializer.normal(1), null);
    }

    /**
     * Declares {@code name.weight} and {@code name.bias}.
     *
     * @param weights how the stored weight starts
     * @param biases how the bias starts; null for none
     */
    public EqualConv2d(Parameters parameters, String name, int in, int out, int kernel, int stride, int pad,
            Initializer weights, Initializer biases) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.gain = 1 / Math.sqrt((double) in * kernel * kernel);
        this.stride = stride;
        this.pad = pad;
        this.bias = biases == null ? null : name + ".bias";
        parameters.declare(weight, new Shape(out, in, kernel, kernel), weights, true);
        if (biases != null) {
            parameters.declare(bias, new Shape(out), biases, true);
        }
    }

    public NDArray apply(NDArray x) {
        NDArray scaled = Torch.mul(parameters.get(weight), gain);
        return bias == null
                ? Torch.conv2d(x, scaled, stride, pad)
                : Torch.conv2d(x, scaled, parameters.get(bias), stride, pad, 1);
    }
}
