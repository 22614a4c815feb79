package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.EqualLinear;
import lacuna.models.torch.Torch;

/** The mapping network: z (N, width), normal, to a style w (N, width) (StyleGAN, section 2). */
final class Mapping {

    private static final double RATE = 0.01;

    private final List<EqualLinear> layers = new ArrayList<>();

    /** Declares {@code style.1}, {@code style.2}, ...; the published {@code style.0} normalises and has no weights. */
    Mapping(Parameters parameters, StyleGan2Config config) {
        for (int i = 1; i <= config.mappingLayers(); i++) {
            layers.add(new EqualLinear(parameters, "style." + i, config.width(), config.width(), RATE, 0));
        }
    }

    NDArray apply(NDArray z) {
        NDArray w = Torch.pixelNorm(z);
        for (EqualLinear layer : layers) {
            w = layer.applyLeaky(w);
        }
        return w;
    }
}
