package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import lacuna.models.Parameters;
import lacuna.models.torch.Torch;

/**
 * Embedded-Gaussian self-attention over all positions with a residual: W(softmax(theta(x)' phi(x)) g(x)) + x. No scaling by the
 * square root of the depth, no sub-sampling, no normalisation (Wang et al., Non-local Neural Networks, as DeepGIN section 3.2
 * uses it).
 *
 * <pre>
 * in, out  (N, channels, H, W)
 * theta, phi, g  1 x 1 to channels / 2;  W  1 x 1 back
 * </pre>
 */
public final class NonLocalBlock {

    private final Conv2d g;
    private final Conv2d w;
    private final Conv2d theta;
    private final Conv2d phi;

    public NonLocalBlock(Parameters parameters, String name, int channels, double scale) {
        int inner = channels / 2;
        g = new Conv2d(parameters, name + ".g", channels, inner, 1, 1, 1, scale);
        w = new Conv2d(parameters, name + ".W", inner, channels, 1, 1, 1, scale);
        theta = new Conv2d(parameters, name + ".theta", channels, inner, 1, 1, 1, scale);
        phi = new Conv2d(parameters, name + ".phi", channels, inner, 1, 1, 1, scale);
    }

    public NDArray apply(NDArray x) {
        NDArray attended = Torch.attention(theta.apply(x), phi.apply(x), g.apply(x));
        return Torch.add(w.apply(attended), x);
    }
}
