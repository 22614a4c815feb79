package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.BatchNorm2d;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.nn.PRelu;
import lacuna.models.nn.ZeroPadConv2d;

/**
 * The body of pSp's encoder, an IR-SE50 as published: four groups of residual units, each at half the resolution of the one
 * before and, from the second on, of twice its width.
 *
 * <pre>
 * in           (N, inputs, size, size)
 * input_layer  0 convolution, 1 normalisation, 2 rectifier
 * body.n       the units, counted through
 * out          {@link Levels} of 2, 4 and 8 times the width
 * </pre>
 */
public final class EncoderBody {

    /**
     * Features at three resolutions.
     *
     * @param fine (N, ., size / 4, size / 4)
     * @param middle (N, ., size / 8, size / 8)
     * @param coarse (N, ., size / 16, size / 16)
     */
    public record Levels(NDArray fine, NDArray middle, NDArray coarse) { }

    private final ZeroPadConv2d input;
    private final BatchNorm2d inputNorm;
    private final PRelu inputRectifier;
    private final List<List<ResidualUnit>> groups = new ArrayList<>();

    public EncoderBody(Parameters parameters, String name, PspPlan plan) {
        int width = plan.width();
        input = new ZeroPadConv2d(parameters, name + "input_layer.0", plan.inputs(), width, 3, 1, false, 1);
        inputNorm = plan.kind().normalised() ? new BatchNorm2d(parameters, name + "input_layer.1", width) : null;
        inputRectifier = new PRelu(parameters, name + "input_layer.2", width);
        int unit = 0;
        int in = width;
        for (int g = 0; g < plan.units().size(); g++) {
            int out = width << g;
            List<ResidualUnit> group = new ArrayList<>();
            for (int i = 0; i < plan.units().get(g); i++) {
                group.add(new ResidualUnit(parameters, name + "body." + unit++, in, out, i == 0 ? 2 : 1, plan.kind()));
                in = out;
            }
            groups.add(group);
        }
    }

    public Levels apply(NDArray x, Statistics statistics) {
        NDArray y = input.apply(x);
        y = inputRectifier.apply(inputNorm == null ? y : inputNorm.apply(y, statistics));
        List<NDArray> ends = new ArrayList<>();
        for (List<ResidualUnit> group : groups) {
            for (ResidualUnit unit : group) {
                y = unit.apply(y, statistics);
            }
            ends.add(y);
        }
        return new Levels(ends.get(1), ends.get(2), ends.get(3));
    }
}
