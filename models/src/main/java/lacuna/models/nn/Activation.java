package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/** StyleGAN2's activation: a leaky rectifier that keeps the variance, sqrt(2) max(x, 0.2 x). */
public final class Activation {

    public static final double SLOPE = 0.2;
    public static final double GAIN = Math.sqrt(2);

    private Activation() { }

    /** Overwrites {@code x}, which must be an intermediate result. */
    public static NDArray leaky(NDArray x) {
        return Torch.mul(Torch.leakyReluInPlace(x, SLOPE), GAIN);
    }

    /** The activation of x + bias, one number a channel; x (N, C, ...), bias (C). */
    public static NDArray leaky(NDArray x, NDArray bias) {
        return Torch.leakyBias(x, bias, SLOPE, GAIN);
    }
}
