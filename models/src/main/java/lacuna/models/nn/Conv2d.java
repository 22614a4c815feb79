package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Convolution with bias, padded by repeating the border so that stride 1 keeps the size and stride 2 halves it.
 *
 * <pre>
 * in      (N, in, H, W)
 * weight  (out, in, kernel, kernel)
 * bias    (out)
 * out     (N, out, H / stride, W / stride)
 * </pre>
 */
public final class Conv2d {

    private final Parameters parameters;
    private final String weight;
    private final String bias;
    private final int stride;
    private final int pad;
    private final int dilation;

    /**
     * Declares {@code name.weight} and {@code name.bias}.
     *
     * @param scale factor on Kaiming's initialisation
     */
    public Conv2d(Parameters parameters, String name, int in, int out, int kernel, int stride, int dilation, double scale) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.bias = name + ".bias";
        this.stride = stride;
        this.dilation = dilation;
        this.pad = dilation * (kernel - 1) / 2;
        parameters.declare(weight, new Shape(out, in, kernel, kernel),
                Initializer.kaiming((long) in * kernel * kernel, scale), true);
        parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
    }

    /** The convolution alone. */
    public NDArray apply(NDArray x) {
        NDArray w = parameters.get(weight);
        NDArray b = parameters.get(bias);
        return pad == 0
                ? Torch.conv2d(x, w, b, stride, 0, dilation)
                : Torch.conv2dReplicate(x, w, b, stride, pad, dilation);
    }

    /** The convolution followed by max(x, slope x). */
    public NDArray applyLeaky(NDArray x, double slope) {
        return Torch.leakyReluInPlace(apply(x), slope);
    }
}
