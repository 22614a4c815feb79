package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.Precision;
import lacuna.models.nn.FirFilter;
import lacuna.models.nn.ModulatedConv2d;
import lacuna.models.torch.Torch;

/**
 * What one resolution adds to the image (StyleGAN2, section 4.1).
 *
 * <pre>
 * in               (N, in, H, W), style (N, width), image so far (N, C, H / 2, W / 2) or null at the start
 * bias             (1, C, 1, 1)
 * upsample.kernel  (4, 4), except at the start
 * out              (N, C, H, W)
 * </pre>
 */
final class ToRgb {

    private final Parameters parameters;
    private final String bias;
    private final ModulatedConv2d convolution;
    private final FirFilter upsample;

    ToRgb(Parameters parameters, String name, int in, int channels, int width, boolean first) {
        this.parameters = parameters;
        this.bias = name + ".bias";
        upsample = first ? null : new FirFilter(parameters, name + ".upsample", 4);
        convolution = new ModulatedConv2d(parameters, name + ".conv", in, channels, 1, width, false, false);
        parameters.declare(bias, new Shape(1, channels, 1, 1), Initializer.ZEROS, true);
    }

    /** The layer for one style with all constants computed: weight (C, in, 1, 1) and bias (C). */
    record Folded(NDArray weight, NDArray bias, FirFilter upsample) {

        NDArray apply(NDArray x, NDArray image) {
            NDArray y = Torch.toFloat32(Torch.conv2d(x, weight, bias, 1, 0, 1));
            return image == null ? y : Torch.add(y, upsample.upsample(image));
        }
    }

    Folded fold(NDArray style, Precision precision) {
        return new Folded(precision.enter(convolution.fold(style, 1)),
                precision.cast(Torch.reshape(parameters.get(bias), -1)), upsample);
    }

    NDArray apply(NDArray x, NDArray style, NDArray image) {
        // Images are summed in float32: sixteen bits would leave steps in smooth areas.
        NDArray y = Torch.add(Torch.toFloat32(convolution.apply(x, style)), parameters.get(bias));
        return image == null ? y : Torch.add(y, upsample.upsample(image));
    }
}
