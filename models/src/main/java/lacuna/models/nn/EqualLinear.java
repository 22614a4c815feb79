package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Fully connected layer with equalised learning rate (Karras et al., Progressive Growing of GANs, section 4.1): weights are kept at
 * unit variance and scaled when they are used.
 *
 * <pre>
 * in      (N, in)
 * weight  (out, in)
 * bias    (out)
 * out     (N, out) = x (weight rate / sqrt(in))' + bias rate
 * </pre>
 */
public final class EqualLinear {

    private final Parameters parameters;
    private final String weight;
    private final String bias;
    private final double rate;
    private final double gain;

    /**
     * Declares {@code name.weight} and {@code name.bias}.
     *
     * @param rate multiplier of the learning rate
     * @param bias what the stored bias starts with
     */
    public EqualLinear(Parameters parameters, String name, int in, int out, double rate, double bias) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.bias = name + ".bias";
        this.rate = rate;
        this.gain = rate / Math.sqrt(in);
        parameters.declare(weight, new Shape(out, in), Initializer.normal(1 / rate), true);
        parameters.declare(this.bias, new Shape(out), Initializer.constant(bias), true);
    }

    public NDArray apply(NDArray x) {
        return Torch.linear(x, Torch.mul(parameters.get(weight), gain), Torch.mul(parameters.get(bias), rate));
    }

    /** The layer followed by StyleGAN2's activation, {@link Activation#leaky}. */
    public NDArray applyLeaky(NDArray x) {
        return Activation.leaky(apply(x));
    }
}
