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
        NDArray sum = Torch.mean(Torch.square(Torch.sub(fills.filledKnown(), fills.erased())));
        log.put("known", (double) sum.getFloat());
        if (fills.restored() != null) {
            NDArray restored = Torch.mean(Torch.square(Torch.sub(fills.restored(), fills.truth())));
            log.put("reconstruction", (double) restored.getFloat());
            log.put("spread", fills.spread());
            sum = Torch.add(sum, restored);
        }
        if (features != null && recipe.perceptual() > 0) {
            sum = added(sum, "perceptual", perceptual(fills), recipe.perceptual(), log);
        }
        if (recipe.adversarial() > 0) {
            NDArray fooled = null;
            for (NDArray completed : fills.completed()) {
                NDArray term = LogisticLoss.generator(discriminator.apply(completed));
                fooled = fooled == null ? term : Torch.add(fooled, term);
            }
            sum = added(sum, "adversarial", fooled, recipe.adversarial(), log);
        }
        log.put("loss", (double) sum.getFloat());
        return sum;
    }

    private static NDArray added(NDArray sum, String name, NDArray term, double weight, Map<String, Double> log) {
        log.put(name, (double) term.getFloat());
        return Torch.add(sum, Torch.mul(term, weight));
    }

    /** The distances of both pairs, added. */
    private NDArray perceptual(Fills fills) {
        NDArray distance = distance(fills.filledKnown(), fills.erased());
        return fills.restored() == null ? distance : Torch.add(distance, distance(fills.restored(), fills.truth()));
    }

    private NDArray distance(NDArray x, NDArray truth) {
        Shape shape = x.getShape();
        NDArray everywhere = x.getManager().ones(new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
        NDList expected = features.activations(unit(truth));
        return Torch.mean(FeatureLosses.perceptual(features.activations(unit(x)), expected, everywhere));
    }

    private static NDArray unit(NDArray image) {
        return Torch.mul(Torch.add(image, 1), 0.5);
    }

    /**
     * What the discriminator lowers. Each kind of fill is shown by itself, so that images of a group differ as real ones do.
     *
     * @param step counted from 0
     */
    NDArray ofDiscriminator(Fills fills, StyleGan2Discriminator discriminator, long step, Map<String, Double> log) {
        NDArray ofReal = discriminator.apply(fills.truth());
        NDArray sum = null;
        for (NDArray completed : fills.completed()) {
            NDArray term = LogisticLoss.discriminator(ofReal, discriminator.apply(Autograd.detach(completed)));
            sum = sum == null ? term : Torch.add(sum, term);
        }
        log.put("discriminator", (double) sum.getFloat());
        if (recipe.gamma() > 0 && step % DiverseNetworks.R1_EVERY == 0) {
            NDArray penalty = GradientPenalties.r1(discriminator::apply, fills.truth());
            sum = added(sum, "r1", penalty, recipe.gamma() / 2 * DiverseNetworks.R1_EVERY, log);
        }
        return sum;
    }
}
