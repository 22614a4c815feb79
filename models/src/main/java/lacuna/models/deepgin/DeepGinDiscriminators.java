package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.nn.SpectralNormConv2d;
import lacuna.models.torch.Torch;

/**
 * DeepGIN's two conditional discriminators (section 3.4): the same spectrally normalised PatchGAN at full and half resolution.
 *
 * <pre>
 * in     (N, 6, H, W)  what the generator saw and a completion, both in [0, 1]
 * out    two maps (N, 4 width, h, w): half resolution first, as the published names have it (layer0, layer1)
 * </pre>
 */
public final class DeepGinDiscriminators implements AutoCloseable {

    /** The published width: 3,421,568 parameters for both scales. */
    public static final int PAPER_WIDTH = 64;

    private static final double SLOPE = DeepGinConfig.SLOPE;

    private final Parameters parameters;
    private final List<List<SpectralNormConv2d>> scales = new ArrayList<>();
    private Precision precision = Precision.FLOAT32;

    public DeepGinDiscriminators(NDManager manager, int width) {
        parameters = new Parameters(manager);
        for (int scale = 0; scale < 2; scale++) {
            String name = "layer" + scale + ".";
            scales.add(List.of(
                    new SpectralNormConv2d(parameters, name + 0, 6, width, 4, 2, 2),
                    new SpectralNormConv2d(parameters, name + 2, width, 2 * width, 4, 2, 2),
                    new SpectralNormConv2d(parameters, name + 4, 2 * width, 4 * width, 4, 1, 2),
                    new SpectralNormConv2d(parameters, name + 6, 4 * width, 4 * width, 4, 1, 2)));
        }
    }

    public Parameters parameters() {
        return parameters;
    }

    public void use(Precision value) {
        precision = value;
    }

    /** The maps of both scales; every call is one power iteration on each weight. */
    public List<NDArray> apply(NDArray shown, NDArray completion) {
        NDArray full = Torch.cat(List.of(shown, completion), 1);
        NDArray half = Torch.averagePool(full, 3, 2, 1);
        return List.of(judge(scales.get(0), half), judge(scales.get(1), full));
    }

    private NDArray judge(List<SpectralNormConv2d> layers, NDArray x) {
        NDArray y = precision.enter(x);
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).apply(y);
            if (i < layers.size() - 1) {
                y = Torch.leakyReluInPlace(y, SLOPE);
            }
        }
        return precision.leave(y);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
