package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.Conv2d;
import lacuna.models.torch.Torch;

/**
 * Spatial Pyramid Dilation residual block (DeepGIN, section 3.1 and Fig. 3): n parallel dilated convolutions of c / n channels
 * each, rectified and concatenated, fused by one convolution and added to the input.
 *
 * <pre>
 * in, out  (N, c, H, W)
 * branch{k}.conv   3 x 3, dilation rates[k - 1], c to c / n
 * fusion{n+1}.conv 3 x 3, c to c
 * </pre>
 */
final class SpatialPyramidDilation {

    /** SPD-8 in the order of concatenation. */
    static final int[] EIGHT = {2, 3, 4, 5, 6, 8, 10, 1};
    static final int[] FOUR = {2, 3, 4, 5};

    private final List<Conv2d> branches = new ArrayList<>();
    private final Conv2d fusion;

    SpatialPyramidDilation(Parameters parameters, String name, int channels, int[] rates, double scale) {
        int n = rates.length;
        for (int k = 1; k <= n; k++) {
            branches.add(new Conv2d(
                    parameters, name + ".branch" + k + ".conv", channels, channels / n, 3, 1, rates[k - 1], scale));
        }
        // A small residual at the start, whatever the scale elsewhere: six blocks follow each other without normalisation.
        fusion = new Conv2d(parameters, name + ".fusion" + (n + 1) + ".conv", channels, channels, 3, 1, 1, Math.min(scale, 0.1));
    }

    NDArray apply(NDArray x) {
        List<NDArray> parts = branches.stream().map(branch -> branch.applyLeaky(x, 0)).toList();
        return Torch.add(fusion.apply(Torch.cat(parts, 1)), x);
    }
}
