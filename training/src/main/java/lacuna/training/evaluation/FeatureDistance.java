package lacuna.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.loss.FeatureLosses;

/**
 * What a network that knows pictures says of fills: how far they are from the truth, {@link FeatureLosses#perceptual}, and what
 * their descriptors are, by which sets of images are compared. The network is the user's: TorchScript from (1, 3, H, W) in [0, 1]
 * to a list of activations. Figures of different networks do not compare.
 */
public final class FeatureDistance implements AutoCloseable {

    /**
     * What the network says of one image.
     *
     * @param hole distance from the truth over the hole, 0 or more
     * @param image the same over the image
     * @param descriptor means over the positions of the last activations
     */
    public record Impression(double hole, double image, float[] descriptor) { }

    /**
     * What the network says of several fills of one hole.
     *
     * @param truth mean distance of the fills from the truth over the hole, 0 or more
     * @param between mean distance over the hole of all pairs of the first fills; 0 if that is one fill
     */
    public record Spread(double truth, double between) { }

    private final FeatureNetwork network;

    private FeatureDistance(FeatureNetwork network) {
        this.network = network;
    }

    /** @throws IOException if the file is no TorchScript module that this libtorch can read */
    public static FeatureDistance open(Path network) throws IOException {
        return new FeatureDistance(FeatureNetwork.open(network));
    }

    /**
     * Judges several images beside one truth.
     *
     * @param images red, green and blue planes in [0, 1], one after the other; the truth itself may be among them
     * @param truth as an image
     */
    public List<Impression> judge(List<float[]> images, float[] truth, boolean[] hole, int width, int height) {
        return Autograd.withoutGradient(() -> {
            try (NDManager manager = Engines.start().newBaseManager()) {
                Shape shape = new Shape(1, 3, height, width);
                NDArray missing = manager.create(weights(hole), new Shape(1, 1, height, width));
                NDArray all = manager.ones(missing.getShape());
                NDList expected = activations(truth, shape, manager);
                List<Impression> impressions = new ArrayList<>();
                for (float[] image : images) {
                    NDList activations = activations(image, shape, manager);
                    impressions.add(new Impression(
                            FeatureLosses.perceptual(activations, expected, missing).getFloat(),
                            FeatureLosses.perceptual(activations, expected, all).getFloat(),
                            KernelDistance.pooled(activations).toFloatArray()));
                }
                return impressions;
            }
        });
    }

    private NDList activations(float[] image, Shape shape, NDManager manager) {
        return network.activations(KernelDistance.shown(manager.create(image, shape)));
    }

    /**
     * Judges several fills of one hole beside the truth and beside one another.
     *
     * @param images as for {@link #judge}, at least one
     * @param compared how many of them, from the first on, are compared with one another
     */
    public Spread spread(List<float[]> images, int compared, float[] truth, boolean[] hole, int width, int height) {
        return Autograd.withoutGradient(() -> {
            try (NDManager manager = Engines.start().newBaseManager()) {
                Shape shape = new Shape(1, 3, height, width);
                NDArray missing = manager.create(weights(hole), new Shape(1, 1, height, width));
                NDList expected = activations(truth, shape, manager);
                List<NDList> kept = new ArrayList<>();
                double fromTruth = 0;
                for (float[] image : images) {
                    NDList own = activations(image, shape, manager);
                    fromTruth += distance(own, expected, missing);
                    if (kept.size() < compared) {
                        kept.add(own);
                    } else {
                        own.close(); // of wide networks and large crops there is no room for all
                    }
                }
                return new Spread(fromTruth / images.size(), between(kept, missing));
            }
        });
    }

    private static double between(List<NDList> fills, NDArray missing) {
        double sum = 0;
        for (int i = 0; i < fills.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance(fills.get(i), fills.get(j), missing);
            }
        }
        return fills.size() < 2 ? 0 : sum / (fills.size() * (fills.size() - 1) / 2.0);
    }

    /** Leaves nothing behind: there are many pairs. */
    private static double distance(NDList a, NDList b, NDArray missing) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return FeatureLosses.perceptual(a, b, missing).getFloat();
        }
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
