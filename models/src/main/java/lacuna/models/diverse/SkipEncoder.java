package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.inversion.ResidualUnit;
import lacuna.models.nn.BatchNorm2d;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.nn.EqualConv2d;
import lacuna.models.nn.PRelu;
import lacuna.models.nn.ZeroPadConv2d;
import lacuna.models.torch.Torch;

/**
 * Reads from the first stage's fill what the prior's features lack so that fill and surroundings meet without a seam (the paper's
 * appendix and Fig. 9): factors and summands for the features at a half, a quarter and an eighth of the size.
 *
 * <pre>
 * in               (N, 2 C + 1, size, size): the first stage's fill, known = 1, the image with its hole
 * conv1            0 convolution to the first width, 1 normalisation, 2 rectifier
 * blocks.i.0 to 2  residual units without squeeze and excitation, the first of stride 2
 * mult.i, add.i    0 and 2, convolutions to the prior's channels; a sigmoid follows mult
 * out              for each resolution, finest first: factor and summand (N, channels, r, r)
 * </pre>
 */
final class SkipEncoder {

    private static final int UNITS = 3;
    private static final double SLOPE = 0.2;
    /** The sigmoid of this is all but 0: training starts with the features as they are. */
    private static final double CLOSED = -4;

    private final ZeroPadConv2d input;
    private final BatchNorm2d inputNorm;
    private final PRelu inputRectifier;
    private final List<Level> levels = new ArrayList<>();

    /** Two convolutions. */
    private record Head(EqualConv2d first, EqualConv2d second) {

        static Head of(Parameters parameters, String name, int in, int out, double bias) {
            return new Head(
                    new EqualConv2d(parameters, name + ".0", in, out, 3, 1, 1, Initializer.normal(1), Initializer.ZEROS),
                    new EqualConv2d(parameters, name + ".2", out, out, 3, 1, 1, Initializer.ZEROS, Initializer.constant(bias)));
        }

        NDArray apply(NDArray x) {
            return second.apply(Torch.leakyReluInPlace(first.apply(x), SLOPE));
        }
    }

    private record Level(List<ResidualUnit> units, Head factor, Head summand) { }

    SkipEncoder(Parameters parameters, String name, DiverseConfig config) {
        List<Integer> widths = config.skipWidths();
        int colours = config.prior().imageChannels();
        input = new ZeroPadConv2d(parameters, name + "conv1.0", 2 * colours + 1, widths.get(0), 3, 1, false, 1);
        inputNorm = new BatchNorm2d(parameters, name + "conv1.1", widths.get(0));
        inputRectifier = new PRelu(parameters, name + "conv1.2", widths.get(0));
        for (int i = 0; i < config.skipResolutions().size(); i++) {
            int out = widths.get(i + 1);
            List<ResidualUnit> units = new ArrayList<>();
            for (int j = 0; j < UNITS; j++) {
                units.add(new ResidualUnit(parameters, name + "blocks." + i + "." + j, j == 0 ? widths.get(i) : out, out,
                        j == 0 ? 2 : 1, ResidualUnit.Kind.NORMALISED));
            }
            int channels = config.prior().channelsAt(config.skipResolutions().get(i));
            levels.add(new Level(units, Head.of(parameters, name + "mult." + i, out, channels, CLOSED),
                    Head.of(parameters, name + "add." + i, out, channels, 0)));
        }
    }

    NDList apply(NDArray x, Statistics statistics) {
        NDArray y = inputRectifier.apply(inputNorm.apply(input.apply(x), statistics));
        NDList maps = new NDList();
        for (Level level : levels) {
            for (ResidualUnit unit : level.units()) {
                y = unit.apply(y, statistics);
            }
            maps.add(Torch.sigmoid(level.factor().apply(y)));
            maps.add(level.summand().apply(y));
        }
        return maps;
    }
}
