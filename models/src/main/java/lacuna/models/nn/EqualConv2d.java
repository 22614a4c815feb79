package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Convolution without bias, zero-padded, with equalised learning rate: the stored weight has unit variance and is scaled by
 * 1 / sqrt(in kernel kernel) when it is used.
 *
 * <pre>
 * in      (N, in, H, W)
 * weight  (out, in, kernel, kernel)
 * out     (N, out, H', W')
 * </pre>
 */
public final class EqualConv2d {

    private final Parameters parameters;
    private final String weight;
    private final double gain;
    private final int stride;
    private final int pad;

    /** Declares {@code name.weight}. */
    public EqualConv2d(Parameters parameters, String name, int in, int out, int kernel, int stride, int pad) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.gain = 1 / Math.sqrt((double) in * kernel * kernel);
        this.stride = stride;
        this.pad = pad;
        parameters.declare(weight, new Shape(out, in, kernel, kernel), Initializer.normal(1), true);
    }

    public NDArray apply(NDArray x) {
        return Torch.conv2d(x, Torch.mul(parameters.get(weight), gain), stride, pad);
    }
}
