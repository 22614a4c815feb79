package lacuna.training.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinDiscriminators;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.loss.FeatureLosses;
import lacuna.training.loss.HingeLoss;
import lacuna.training.loss.ReconstructionLoss;
import lacuna.training.loss.RelativeLoss;
import lacuna.training.loss.SimilarityLoss;
import lacuna.training.loss.TotalVariationLoss;
import lacuna.training.loss.WeightedSum;

/** The objective of generator and discriminators (section 3.5), with two terms of ours that {@link LossWeights} names. */
final class DeepGinLoss {

    /** The columns of the log; {@code discriminator} and {@code norm} are the task's. */
    static final List<String> NAMES = List.of(
            "reconstruction", "perceptual", "loss", "relative", "similarity", "adversarial", "style", "variation",
            "discriminator", "norm");

    /** Edge in pixels of the square in which the share of missing pixels says how wide a hole is. */
    private static final int SURROUNDINGS = 33;

    private final DeepGinDiscriminators discriminators;
    private final FeatureNetwork features;

    /** @param features null: for weights without perceptual and style terms */
    DeepGinLoss(DeepGinDiscriminators discriminators, FeatureNetwork features) {
        this.discriminators = discriminators;
        this.features = features;
    }

    /**
     * What the generator lowers.
     *
     * @param output of the generator; {@code completed} is its image as it is used, all images (N, 3, H, W) in [0, 1]
     * @param hole (N, 1, H, W), 1 where pixels are missing
     * @param log takes each term as it is before weighting, and their weighted sum
     */
    NDArray ofFills(DeepGin.Output output, NDArray completed, NDArray truth, NDArray hole, NDArray painted,
            LossWeights weights, Map<String, Double> log) {
        WeightedSum sum = new WeightedSum(log);
        sum.add("reconstruction", reconstruction(output, truth, hole, weights.hole()), 1);
        if (weights.relative() > 0) {
            sum.add("relative", RelativeLoss.of(completed, truth, hole), weights.relative());
        }
        if (weights.similarity() > 0) {
            sum.add("similarity", SimilarityLoss.of(completed, truth, hole), weights.similarity());
        }
        if (weights.adversarial() > 0) {
            sum.add("adversarial", HingeLoss.generator(discriminators.apply(painted, completed)), weights.adversarial());
        }
        if (weights.features()) {
            NDList ofTruth = Autograd.withoutGradient(() -> features.activations(truth)); // never saved for the way back
            NDList ofFill = features.activations(completed);
            sum.add("perceptual", perceptual(ofFill, ofTruth, hole), weights.perceptual());
            if (weights.style() > 0) {
                sum.add("style", FeatureLosses.style(ofFill, ofTruth), weights.style());
            }
        }
        if (weights.totalVariation() > 0) {
            sum.add("variation", TotalVariationLoss.of(completed), weights.totalVariation());
        }
        log.put("loss", (double) sum.total().getFloat());
        return sum.total();
    }

    /** What both discriminators lower. */
    NDArray ofDiscriminators(NDArray painted, NDArray truth, NDArray completed) {
        return HingeLoss.discriminator(
                discriminators.apply(painted, truth), discriminators.apply(painted, Autograd.detach(completed)));
    }

    /**
     * The distance of the features where the hole is wide, as a mean over all pixels: near the rim and in thin holes the values are
     * determined and the other terms find them; only far from what is known does the look count by itself.
     */
    private static NDArray perceptual(NDList ofFill, NDList ofTruth, NDArray hole) {
        NDArray around = Torch.averagePool(hole, SURROUNDINGS, 1, SURROUNDINGS / 2);
        NDArray depth = Torch.relu(Torch.add(Torch.mul(around, 2), -1));
        NDArray share = Torch.mul(Torch.sumPerImage(depth), 1.0 / (hole.getShape().get(2) * hole.getShape().get(3)));
        return Torch.mean(Torch.mul(FeatureLosses.perceptual(ofFill, ofTruth, depth), share));
    }

    /** L1 on the three pairs: full resolution, a quarter, and the coarse completion. */
    private static NDArray reconstruction(DeepGin.Output output, NDArray truth, NDArray hole, double holeWeight) {
        Shape low = output.lowResolution().getShape();
        NDArray lowTruth = Torch.resizeBilinear(truth, low.get(2), low.get(3), true);
        NDArray lowHole = Torch.resizeBilinear(hole, low.get(2), low.get(3), true);
        return Torch.add(
                ReconstructionLoss.of(output.reconstruction(), truth, hole, holeWeight),
                Torch.add(
                        ReconstructionLoss.of(output.lowResolution(), lowTruth, lowHole, holeWeight),
                        ReconstructionLoss.of(output.coarse(), truth, hole, holeWeight)));
    }
}
