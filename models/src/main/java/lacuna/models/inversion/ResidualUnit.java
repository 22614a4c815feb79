package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import lacuna.models.Parameters;
import lacuna.models.nn.BatchNorm2d;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.nn.PRelu;
import lacuna.models.nn.ZeroPadConv2d;
import lacuna.models.torch.Torch;

/**
 * The residual unit of ArcFace's IR-SE networks, as pSp uses it (Richardson et al., Encoding in Style, CVPR 2021): two
 * convolutions of which the second has the stride, beside a shortcut. Nothing follows the sum.
 *
 * <pre>
 * in              (N, in, H, W)
 * res_layer       0 normalisation, 1 convolution, 2 rectifier, 3 convolution, 4 normalisation, 5 squeeze and excitation
 * shortcut_layer  0 convolution 1 x 1, 1 normalisation; where in = out every stride-th sample and no weights
 * out             (N, out, H / stride, W / stride)
 * </pre>
 */
public final class ResidualUnit {

    /** What a unit has beside its convolutions. */
    public enum Kind {
        /** As published: IR-SE. */
        NORMALISED_SQUEEZED(true, true),
        /** Without batch normalisation, as the encoder of Diverse Inpainting has it. */
        SQUEEZED(false, true),
        /** Without squeeze and excitation, as its skip encoder has it. */
        NORMALISED(true, false);

        private final boolean normalised;
        private final boolean squeezed;

        Kind(boolean normalised, boolean squeezed) {
            this.normalised = normalised;
            this.squeezed = squeezed;
        }

        boolean normalised() {
            return normalised;
        }
    }

    /** Without normalisation each unit adds so much less than it is given, that the sum of many stays of its size. */
    private static final double BRANCH_SCALE = 0.5;
    /** Keeps the variance where no rectifier follows. */
    private static final double LINEAR_SCALE = Math.sqrt(0.5);

    private final int stride;
    private final BatchNorm2d before;
    private final ZeroPadConv2d first;
    private final PRelu rectifier;
    private final ZeroPadConv2d second;
    private final BatchNorm2d after;
    private final SqueezeExcitation squeeze;
    private final ZeroPadConv2d shortcut;
    private final BatchNorm2d shortcutNorm;

    /** Declares the entries under {@code name}, numbered as published whether a layer is there or not. */
    public ResidualUnit(Parameters p, String name, int in, int out, int stride, Kind kind) {
        this.stride = stride;
        shortcut = in == out ? null : new ZeroPadConv2d(p, name + ".shortcut_layer.0", in, out, 1, stride, false, LINEAR_SCALE);
        shortcutNorm = shortcut == null ? null : norm(p, name + ".shortcut_layer.1", out, kind);
        before = norm(p, name + ".res_layer.0", in, kind);
        first = new ZeroPadConv2d(p, name + ".res_layer.1", in, out, 3, 1, false, 1);
        rectifier = new PRelu(p, name + ".res_layer.2", out);
        second = new ZeroPadConv2d(p, name + ".res_layer.3", out, out, 3, stride, false, BRANCH_SCALE);
        after = norm(p, name + ".res_layer.4", out, kind);
        squeeze = kind.squeezed ? new SqueezeExcitation(p, name + ".res_layer.5", out) : null;
    }

    private static BatchNorm2d norm(Parameters parameters, String name, int channels, Kind kind) {
        return kind.normalised ? new BatchNorm2d(parameters, name, channels) : null;
    }

    private static NDArray norm(BatchNorm2d norm, NDArray x, Statistics statistics) {
        return norm == null ? x : norm.apply(x, statistics);
    }

    public NDArray apply(NDArray x, Statistics statistics) {
        NDArray y = first.apply(norm(before, x, statistics));
        y = norm(after, second.apply(rectifier.apply(y)), statistics);
        return Torch.add(squeeze == null ? y : squeeze.apply(y), shortcut(x, statistics));
    }

    private NDArray shortcut(NDArray x, Statistics statistics) {
        if (shortcut != null) {
            return norm(shortcutNorm, shortcut.apply(x), statistics);
        }
        return stride == 1 ? x : Torch.averagePool(x, 1, stride, 0);
    }
}
