package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Zero-padded convolution whose weight is divided by its largest singular value, estimated by one power iteration on every
 * forward pass (Miyato et al., Spectral Normalization; as in DeepGIN's discriminators).
 *
 * <pre>
 * weight_bar  (out, in, kernel, kernel)
 * weight_u    (out), weight_v (in kernel kernel): the singular vectors, buffers
 * bias        (out)
 * </pre>
 */
public final class SpectralNormConv2d {

    private final Parameters parameters;
    private final String name;
    private final int stride;
    private final int pad;

    /** Declares the four entries under {@code name.module}. */
    public SpectralNormConv2d(Parameters parameters, String name, int in, int out, int kernel, int stride, int pad) {
        this.parameters = parameters;
        this.name = name + ".module.";
        this.stride = stride;
        this.pad = pad;
        long fanIn = (long) in * kernel * kernel;
        parameters.declare(this.name + "bias", new Shape(out), Initializer.ZEROS, true);
        parameters.declare(this.name + "weight_u", new Shape(out), Initializer.UNIT_VECTOR, false);
        parameters.declare(this.name + "weight_v", new Shape(fanIn), Initializer.UNIT_VECTOR, false);
        parameters.declare(this.name + "weight_bar", new Shape(out, in, kernel, kernel), Initializer.kaiming(fanIn, 1), true);
    }

    public NDArray apply(NDArray x) {
        NDArray weight = parameters.get(name + "weight_bar");
        NDArray u = parameters.get(name + "weight_u");
        NDArray v = parameters.get(name + "weight_v");
        Torch.spectralIterateInPlace(weight, u, v);
        // The graph keeps u and v: the next iteration must not change what this pass will differentiate.
        NDArray normalized = Torch.spectralNormalize(weight, u.duplicate(), v.duplicate());
        return Torch.conv2d(x, normalized, parameters.get(name + "bias"), stride, pad, 1);
    }
}
