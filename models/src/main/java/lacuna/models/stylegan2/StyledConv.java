package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.Precision;
import lacuna.models.nn.Activation;
import lacuna.models.nn.ModulatedConv2d;
import lacuna.models.torch.Torch;

/**
 * Modulated convolution, noise and activation (StyleGAN2, Fig. 2c).
 *
 * <pre>
 * in             (N, in, H, W), style (N, width), noise (1 or N, 1, H', W') or null
 * noise.weight   (1)
 * activate.bias  (out)
 * out            (N, out, H', W')
 * </pre>
 */
final class StyledConv {

    private final Parameters parameters;
    private final String strength;
    private final String bias;
    private final ModulatedConv2d convolution;
    private final boolean up;

    StyledConv(Parameters parameters, String name, int in, int out, int width, boolean up) {
        this.parameters = parameters;
        this.strength = name + ".noise.weight";
        this.bias = name + ".activate.bias";
        this.up = up;
        convolution = new ModulatedConv2d(parameters, name + ".conv", in, out, 3, width, true, up);
        parameters.declare(strength, new Shape(1), Initializer.ZEROS, true);
        parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
    }

    /**
     * The layer for one style with all constants computed.
     *
     * @param weight (out, in, 3, 3), with style, demodulation and gain
     * @param noise with its strength and the gain; a single 0 for none
     * @param filters (out, 1, 4, 4) when up-sampling, else null
     */
    record Folded(NDArray weight, NDArray bias, NDArray noise, NDArray filters) {

        List<NDArray> arrays() {
            return filters == null ? List.of(weight, bias, noise) : List.of(weight, bias, noise, filters);
        }

        NDArray apply(NDArray x) {
            return filters == null
                    ? Torch.conv2dLeaky(x, weight, bias, noise, Activation.SLOPE)
                    : Torch.conv2dUpLeaky(x, weight, bias, noise, filters, Activation.SLOPE);
        }
    }

    /** Since gain max(x, slope x) = max(gain x, slope gain x), the activation's gain goes into the weights. */
    Folded fold(NDArray style, NDArray noise, Precision precision) {
        NDArray weight = convolution.fold(style, Activation.GAIN);
        NDArray own = parameters.get(strength);
        NDArray added = noise == null ? own.zerosLike() : Torch.mul(Torch.mul(noise, own), Activation.GAIN);
        return new Folded(precision.enter(weight), precision.cast(Torch.mul(parameters.get(bias), Activation.GAIN)),
                precision.cast(added), up ? precision.enter(convolution.filters()) : null);
    }

    NDArray apply(NDArray x, NDArray style, NDArray noise) {
        NDArray y = convolution.apply(x, style);
        if (noise != null) {
            y = Torch.addAs(y, Torch.mul(noise, parameters.get(strength)));
        }
        return Activation.leaky(y, parameters.get(bias));
    }
}
