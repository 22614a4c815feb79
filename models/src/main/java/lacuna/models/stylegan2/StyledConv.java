package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
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

    StyledConv(Parameters parameters, String name, int in, int out, int width, boolean up) {
        this.parameters = parameters;
        this.strength = name + ".noise.weight";
        this.bias = name + ".activate.bias";
        convolution = new ModulatedConv2d(parameters, name + ".conv", in, out, 3, width, true, up);
        parameters.declare(strength, new Shape(1), Initializer.ZEROS, true);
        parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
    }

    NDArray apply(NDArray x, NDArray style, NDArray noise) {
        NDArray y = convolution.apply(x, style);
        if (noise != null) {
            y = Torch.addAs(y, Torch.mul(noise, parameters.get(strength)));
        }
        return Activation.leaky(y, parameters.get(bias));
    }
}
