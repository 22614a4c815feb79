package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Convolution padded with zeros so that stride 1 keeps the size and stride 2 halves it.
 *
 * <pre>
 * in      (N, in, H, W)
 * weight  (out, in, kernel, kernel)
 * bias    (out), if there is one
 * out     (N, out, H / stride, W / stride)
 * </pre>
 */
public final class ZeroPadConv2d {

    private final Parameters parameters;
    private final String weight;
    private final String bias;
    private final int stride;
    private final int pad;

    /**
     * Declares {@code name.weight}, and {@code name.bias} if there is one.
     *
     * @param scale factor on Kaiming's initialisation
     */
    public ZeroPadConv2d(
            Parameters parameters, String name, int in, int out, int kernel, int stride, boolean biased, double scale) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.bias = biased ? name + ".bias" : null;
        this.stride = stride;
        this.pad = kernel / 2;
        parameters.declare(weight, new Shape(out, in, kernel, kernel),
                Initializer.kaiming((long) in * kernel * kernel, scale), true);
        if (biased) {
            parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
        }
    }

    public NDArray apply(NDArray x) {
        NDArray w = parameters.get(weight);
        return bias == null
                ? Torch.conv2d(x, w, stride, pad)
                : Torch.conv2d(x, w, parameters.get(bias), stride, pad, 1);
    }
}
