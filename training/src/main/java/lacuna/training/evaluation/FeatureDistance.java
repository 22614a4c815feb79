package lacuna.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.models.Engines;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;

/**
 * How far two images are apart for a network that knows pictures: LPIPS (Zhang et al., CVPR 2018, Eq. 1) without its
 * learned weights of channels. The network is the user's: TorchScript from (1, 3, H, W) in [0, 1] to a list of
 * activations. Figures of different networks do not compare.
 */
public final class FeatureDistance implements AutoCloseable {

    private final FeatureNetwork network;

    private FeatureDistance(FeatureNetwork network) {
        this.network = network;
    }

    /** @throws IOException if the file is no TorchScript module that this libtorch can read */
    public static FeatureDistance open(Path network) throws IOException {
        return new FeatureDistance(FeatureNetwork.open(network));
    }

    /**
     * The distances over the hole of several composites from one truth.
     *
     * @param composites red, green and blue planes in [0, 1], one after the other
     * @param truth as a composite
     */
    public double[] of(List<float[]> composites, float[] truth, boolean[] hole, int width, int height) {
        return Torch.withoutGradient(() -> {
            try (NDManager manager = Engines.start().newBaseManager()) {
                Shape shape = new Shape(1, 3, height, width);
                NDArray weights = manager.create(weights(hole), new Shape(1, 1, height, width));
                NDList expected = network.activations(manager.create(truth, shape));
                double[] distances = new double[composites.size()];
                for (int i = 0; i < distances.length; i++) {
                    distances[i] = between(network.activations(manager.create(composites.get(i), shape)), expected, weights);
                }
                return distances;
            }
        });
    }

    private static float[] weights(boolean[] hole) {
        float[] weights = new float[hole.length];
        for (int p = 0; p < hole.length; p++) {
            weights[p] = hole[p] ? 1 : 0;
        }
        return weights;
    }

    /**
     * Per layer: activations scaled to length 1 over the channels, squared differences summed over the channels, their
     * mean over the positions weighted by the hole, which is area-resampled to the layer; then the mean over the layers.
     *
     * @param a activations, each (1, C, h, w)
     * @param b as {@code a}
     * @param hole (1, 1, H, W), 1 = missing
     */
    static double between(NDList a, NDList b, NDArray hole) {
        double sum = 0;
        for (int layer = 0; layer < a.size(); layer++) {
            Shape shape = a.get(layer).getShape();
            NDArray weight = Torch.areaResize(hole, shape.get(2), shape.get(3));
            NDArray difference = Torch.sub(Torch.normalizeChannels(a.get(layer)), Torch.normalizeChannels(b.get(layer)));
            double distance = Torch.sum(Torch.mul(weight, Torch.square(difference))).getFloat();
            sum += distance / Torch.sum(weight).getFloat();
        }
        return sum / a.size();
    }

    @Override
    public void close() {
        network.close();
    }
}
