package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.Conv2d;

/**
 * The first generator G1 of DeepGIN (section 3.1): an encoder to an eighth of the resolution, six SPD-8 blocks, a decoder.
 *
 * <pre>
 * in   (N, 4, H, W)  image in [0, 1] and hole
 * out  (N, 3, H, W)  coarse completion, no activation
 * </pre>
 *
 * The numbers in the parameters' names are the positions in the published {@code nn.Sequential}.
 */
final class CoarseGenerator {

    private final List<Conv2d> encoder = new ArrayList<>();
    private final List<SpatialPyramidDilation> blocks = new ArrayList<>();
    private final List<Conv2d> decoder = new ArrayList<>();
    private final Conv2d output;

    CoarseGenerator(Parameters p, int in, int out, DeepGinConfig config) {
        int g = config.width();
        double scale = config.initialScale();
        String name = "lr_coarse_tinker.";
        encoder.add(new Conv2d(p, name + 1, in, g / 2, 7, 1, 1, scale));
        encoder.add(new Conv2d(p, name + 4, g / 2, g, 4, 2, 1, scale));
        encoder.add(new Conv2d(p, name + 7, g, 2 * g, 4, 2, 1, scale));
        encoder.add(new Conv2d(p, name + 10, 2 * g, 4 * g, 4, 2, 1, scale));
        for (int i = 12; i < 18; i++) {
            blocks.add(new SpatialPyramidDilation(p, name + i, 4 * g, SpatialPyramidDilation.EIGHT, scale));
        }
        decoder.add(new Conv2d(p, name + 20, 4 * g, 2 * g, 3, 1, 1, scale));
        decoder.add(new Conv2d(p, name + 24, 2 * g, g, 3, 1, 1, scale));
        decoder.add(new Conv2d(p, name + 28, g, g / 2, 3, 1, 1, scale));
        output = new Conv2d(p, name + 31, g / 2, out, 7, 1, 1, config.outputScale());
    }

    NDArray apply(NDArray x) {
        NDArray y = x;
        for (Conv2d layer : encoder) {
            y = layer.applyLeaky(y, DeepGinConfig.SLOPE);
        }
        for (SpatialPyramidDilation block : blocks) {
            y = block.apply(y);
        }
        for (Conv2d layer : decoder) {
            y = Decoder.up(layer, y);
        }
        return output.apply(y);
    }
}
