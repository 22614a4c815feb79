package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * Convolution whose weights a style scales per input channel (StyleGAN2, section 2.2, Eqs. 1 to 3). The style is applied to the
 * input and the demodulation to the output, which gives the same as weights of each sample's own and needs one convolution for
 * the whole batch.
 *
 * <pre>
 * in                  (N, in, H, W), style w (N, width)
 * weight              (1, out, in, kernel, kernel)
 * modulation.weight   (in, width)
 * modulation.bias     (in), starts at 1
 * blur.kernel         (4, 4), when up-sampling
 * out                 (N, out, H, W), twice the size when up-sampling
 * </pre>
 */
public final class ModulatedConv2d {

    private final Parameters parameters;
    private final String weight;
    private final Shape shape;
    private final double gain;
    private final EqualLinear modulation;
    private final FirFilter blur;
    private final boolean demodulate;

    /**
     * Declares the entries under {@code name}.
     *
     * @param width length of a style
     * @param up whether to double the size: transposed convolution, then low-pass filter
     */
    public ModulatedConv2d(
            Parameters parameters, String name, int in, int out, int kernel, int width, boolean demodulate, boolean up) {
        this.parameters = parameters;
        this.weight = name + ".weight";
        this.shape = new Shape(out, in, kernel, kernel);
        this.gain = 1 / Math.sqrt((double) in * kernel * kernel);
        this.demodulate = demodulate;
        parameters.declare(weight, new Shape(1, out, in, kernel, kernel), Initializer.normal(1), true);
        blur = up ? new FirFilter(parameters, name + ".blur", 4) : null;
        modulation = new EqualLinear(parameters, name + ".modulation", width, in, 1, 1);
    }

    public NDArray apply(NDArray x, NDArray w) {
        NDArray style = modulation.apply(w);
        NDArray scaled = scaledWeight();
        NDArray y = convolve(Torch.scaleChannels(x, style), scaled);
        return demodulate ? Torch.scaleChannels(y, Torch.demodulation(style, scaled)) : y;
    }

    private NDArray scaledWeight() {
        return Torch.mul(Torch.reshape(parameters.get(weight), shape.getShape()), gain);
    }

    private NDArray convolve(NDArray x, NDArray scaled) {
        return blur == null
                ? Torch.conv2d(x, scaled, 1, (int) shape.get(2) / 2)
                : blur.apply(Torch.convTranspose2d(x, scaled, 2), 1);
    }

    /**
     * The layer for one style, with everything that does not depend on {@code x} computed.
     *
     * @param w (1, width)
     * @param factor on the output
     * @return (out, in, kernel, kernel)
     */
    public NDArray fold(NDArray w, double factor) {
        NDArray style = modulation.apply(w);
        NDArray scaled = scaledWeight();
        NDArray folded = Torch.mul(scaled, Torch.reshape(Torch.mul(style, factor), 1, shape.get(1), 1, 1));
        return demodulate
                ? Torch.mul(folded, Torch.reshape(Torch.demodulation(style, scaled), shape.get(0), 1, 1, 1))
                : folded;
    }

    /** The low-pass filter after up-sampling, one for each output channel: (out, 1, 4, 4). */
    public NDArray filters() {
        return Torch.expand(Torch.reshape(blur.kernel(), 1, 1, 4, 4), shape.get(0), 1, 4, 4);
    }
}
