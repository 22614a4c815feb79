package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Rectifier that learns how much of the negative side it lets through (He et al., Delving Deep into Rectifiers, ICCV 2015).
 *
 * <pre>
 * in, out  (N, channels, H, W)
 * weight   (channels), starts at 0.25
 * </pre>
 */
public final class PRelu {

    private static final double START = 0.25;

    private final Parameters parameters;
    private final String weight;

    /** Declares {@code name.weight}. */
    public PRelu(Parameters parameters, String name, int channels) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        parameters.declare(weight, new Shape(channels), Initializer.constant(START), true);
    }

    public NDArray apply(NDArray x) {
        return Torch.prelu(x, parameters.get(weight));
    }
}
