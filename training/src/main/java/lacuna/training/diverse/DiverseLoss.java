package lacuna.training.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import lacuna.models.stylegan2.StyleGan2Discriminator;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.loss.FeatureLosses;
import lacuna.training.loss.GradientPenalties;
import lacuna.training.loss.LogisticLoss;
import lacuna.training.loss.WeightedSum;

/**
 * The objective of both stages (Eqs. 2, 3, 5 and 6). The adversarial loss is StyleGAN2's, from which the discriminator comes: not
 * saturating, with R1 every so many steps.
 */
final class DiverseLoss {

    static final List<String> NAMES = List.of("known", "reconstruction", "loss", "perceptual", "adversarial", "discriminator",
            "r1", "spread", "norm");

    private final DiverseRecipe recipe;
    private final FeatureNetwork features;

    /** @param features null: without perceptual loss */
    DiverseLoss(DiverseRecipe recipe, FeatureNetwork features) {
        this.recipe = recipe;
        this.features = features;
    }

    /** What encoder, mixing network or skip encoder lower. */
    NDArray ofFills(Fills fills, StyleGan2Discriminator discriminator, Map<String, Double> log) {
        WeightedSum sum = new WeightedSum(log);
        sum.add("known", Torch.mean(Torch.square(Torch.sub(fills.filledKnown(), fills.erased()))), 1);
        if (fills.restored() != null) {
            sum.add("reconstruction", Torch.mean(Torch.square(Torch.sub(fills.restored(), fills.truth()))), 1);
            log.put("spread", fills.spread());
        }
        if (features != null && recipe.perceptual() > 0) {
            sum.add("perceptual", perceptual(fills), recipe.perceptual());
        }
        if (recipe.adversarial() > 0) {
            NDArray fooled = null;
            for (NDArray completed : fills.completed()) {
                NDArray term = LogisticLoss.generator(discriminator.apply(completed));
                fooled = fooled == null ? term : Torch.add(fooled, term);
            }
            sum.add("adversarial", fooled, recipe.adversarial());
        }
        log.put("loss", (double) sum.total().getFloat());
        return sum.total();
    }

    /** The distances of both pairs, added. */
    private NDArray perceptual(Fills fills) {
        NDArray distance = distance(fills.filledKnown(), fills.erased());
        return fills.restored() == null ? distance : Torch.add(distance, distance(fills.restored(), fills.truth()));
    }

    private NDArray distance(NDArray x, NDArray truth) {
        Shape shape = x.getShape();
        NDArray everywhere = x.getManager().ones(new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
        NDList expected = features.activations(Torch.unit(truth));
        return Torch.mean(FeatureLosses.perceptual(features.activations(Torch.unit(x)), expected, everywhere));
    }

    /**
     * What the discriminator lowers. Each kind of fill is shown by itself, so that images of a group differ as real ones do.
     *
     * @param step counted from 0
     */
    NDArray ofDiscriminator(Fills fills, StyleGan2Discriminator discriminator, long step, Map<String, Double> log) {
        NDArray ofReal = discriminator.apply(fills.truth());
        NDArray judged = null;
        for (NDArray completed : fills.completed()) {
            NDArray term = LogisticLoss.discriminator(ofReal, discriminator.apply(Autograd.detach(completed)));
            judged = judged == null ? term : Torch.add(judged, term);
        }
        WeightedSum sum = new WeightedSum(log);
        sum.add("discriminator", judged, 1);
        if (recipe.gamma() > 0 && step % DiverseNetworks.R1_EVERY == 0) {
            NDArray penalty = GradientPenalties.r1(discriminator::apply, fills.truth());
            sum.add("r1", penalty, recipe.gamma() / 2 * DiverseNetworks.R1_EVERY);
        }
        return sum.total();
    }
}
