package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.EqualLinear;
import lacuna.models.nn.ZeroPadConv2d;
import lacuna.models.torch.Torch;

/**
 * Features to one style ("map2style", pSp, section 3.1): convolutions of stride 2 down to one pixel, then a linear layer.
 *
 * <pre>
 * in               (N, in, spatial, spatial)
 * convs.0, 2, ...  weight (width, in or width, 3, 3), bias (width)
 * linear           weight (out, width), bias (out)
 * out              (N, out) float32
 * </pre>
 */
public final class StyleHead {

    private static final double SLOPE = 0.01;

    private final List<ZeroPadConv2d> convolutions = new ArrayList<>();
    private final EqualLinear linear;
    private final int width;

    /**
     * Declares the entries under {@code name}.
     *
     * @param width of the convolutions, as published that of the style
     * @param spatial edge length of the features, a power of two above 1
     */
    public StyleHead(Parameters parameters, String name, int in, int width, int out, int spatial) {
        this.width = width;
        for (int edge = spatial, i = 0; edge > 1; edge /= 2, i++) {
            convolutions.add(new ZeroPadConv2d(
                    parameters, name + ".convs." + 2 * i, i == 0 ? in : width, width, 3, 2, true, 1));
        }
        linear = new EqualLinear(parameters, name + ".linear", width, out, 1, 0);
    }

    public NDArray apply(NDArray features) {
        NDArray x = features;
        for (ZeroPadConv2d convolution : convolutions) {
            x = Torch.leakyReluInPlace(convolution.apply(x), SLOPE);
        }
        return linear.apply(Torch.toFloat32(Torch.reshape(x, -1, width)));
    }
}
