package lacuna.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.loss.FeatureLosses;

/**
 * How far two images are apart for a network that knows pictures: {@link FeatureLosses#perceptual}. The network is the
 * user's: TorchScript from (1, 3, H, W) in [0, 1] to a list of activations. Figures of different networks do not compare.
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
        return Autograd.withoutGradient(() -> {
            try (NDManager manager = Engines.start().newBaseManager()) {
                Shape shape = new Shape(1, 3, height, width);
                NDArray missing = manager.create(weights(hole), new Shape(1, 1, height, width));
                NDList expected = network.activations(manager.create(truth, shape));
                double[] distances = new double[composites.size()];
                for (int i = 0; i < distances.length; i++) {
                    distances[i] = FeatureLosses.perceptual(
                            network.activations(manager.create(composites.get(i), shape)), expected, missing).getFloat();
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

    @Override
    public void close() {
        network.close();
    }
}
