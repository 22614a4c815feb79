package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import lacuna.models.Parameters;
import lacuna.models.nn.ZeroPadConv2d;
import lacuna.models.torch.Torch;

/**
 * Scales each channel by what the means of all channels say (Hu et al., Squeeze-and-Excitation Networks, CVPR 2018).
 *
 * <pre>
 * in, out     (N, channels, H, W)
 * fc1.weight  (channels / 16, channels, 1, 1), fc2.weight back
 * </pre>
 */
final class SqueezeExcitation {

    private static final int REDUCTION = 16;

    private final ZeroPadConv2d squeeze;
    private final ZeroPadConv2d excite;

    SqueezeExcitation(Parameters parameters, String name, int channels) {
        int inner = Math.max(1, channels / REDUCTION);
        squeeze = new ZeroPadConv2d(parameters, name + ".fc1", channels, inner, 1, 1, false, 1);
        excite = new ZeroPadConv2d(parameters, name + ".fc2", inner, channels, 1, 1, false, 1);
    }

    NDArray apply(NDArray x) {
        NDArray means = Torch.areaResize(x, 1, 1);
        return Torch.mul(x, Torch.sigmoid(excite.apply(Torch.relu(squeeze.apply(means)))));
    }
}
