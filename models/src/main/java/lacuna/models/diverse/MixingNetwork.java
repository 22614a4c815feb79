package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.EqualLinear;
import lacuna.models.torch.Torch;

/**
 * Combines what was seen with what was drawn (section 3.1, Eq. 1): a linear layer for each style gives a combination and a gate,
 * W = sigmoid(g) combination + (1 - sigmoid(g)) drawn. The paper's layers of 512 inputs cannot take both; these take 1024.
 *
 * <pre>
 * in    encoded (N, styles, width), drawn (N, width)
 * fc.i  weight (2 width, 2 width): combination, then gate; (width, 2 width) without gate; bias
 * out   (N, styles, width)
 * </pre>
 */
final class MixingNetwork {

    private final List<EqualLinear> layers = new ArrayList<>();
    private final int width;
    private final boolean gated;

    /** @param gated whether a gate chooses between combination and drawn style (the paper's Table 3 compares) */
    MixingNetwork(Parameters parameters, String name, int styles, int width, boolean gated) {
        this.width = width;
        this.gated = gated;
        for (int i = 0; i < styles; i++) {
            layers.add(new EqualLinear(parameters, name + "fc." + i, 2 * width, gated ? 2 * width : width, 1, 0));
        }
    }

    NDArray apply(NDArray encoded, NDArray drawn) {
        List<NDArray> mixed = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            NDArray seen = Torch.reshape(Torch.narrow(encoded, 1, i, 1), -1, width);
            NDArray both = layers.get(i).apply(Torch.cat(List.of(seen, drawn), 1));
            mixed.add(Torch.reshape(gated ? gate(both, drawn) : both, -1, 1, width));
        }
        return Torch.cat(mixed, 1);
    }

    private NDArray gate(NDArray both, NDArray drawn) {
        NDArray combination = Torch.narrow(both, 1, 0, width);
        NDArray gate = Torch.sigmoid(Torch.narrow(both, 1, width, width));
        return Torch.add(Torch.mul(gate, combination), Torch.mul(Torch.add(Torch.mul(gate, -1), 1), drawn));
    }
}
