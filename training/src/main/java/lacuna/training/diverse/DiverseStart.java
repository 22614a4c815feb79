package lacuna.training.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.diverse.Diverse;
import lacuna.models.diverse.DiverseCheckpoint;
import lacuna.models.stylegan2.StyleGan2Checkpoint;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.training.StartWeights;

/**
 * What a training starts from: a prior alone, or a whole network to go on with.
 *
 * @param prior its plan
 * @param weights those of the prior and of the parts that are there, named as in {@link Diverse}
 * @param discriminator of the prior's training or of an earlier one; empty if there is none
 */
record DiverseStart(StyleGan2Config prior, Map<String, NDArray> weights, Map<String, NDArray> discriminator) {

    /**
     * @param scratch owner of what has to be computed
     * @param from the tensors of a bundle, a published checkpoint or a training's checkpoint
     * @throws IllegalArgumentException if there is no prior among them, or not of this recipe
     */
    static DiverseStart of(NDManager scratch, Map<String, NDArray> from, DiverseRecipe recipe) {
        DiverseStart start = read(scratch, from);
        if (start.prior.size() != recipe.crop()) {
            throw new IllegalArgumentException("The prior draws images of " + start.prior.size() + " pixels and the preset "
                    + recipe.preset() + " is for " + recipe.crop() + ": choose "
                    + recipe.preset().split("-")[0] + "-" + start.prior.size() + ".");
        }
        if (start.prior.imageChannels() != 3) {
            throw new IllegalArgumentException("The prior draws images of " + start.prior.imageChannels()
                    + " channels: choose one that draws red, green and blue.");
        }
        if (recipe.stages() == Stages.SECOND && start.part(Diverse.ENCODER).isEmpty()) {
            throw new IllegalArgumentException("The second stage needs a network whose first stage is trained, not a prior alone:"
                    + " start from a model of Diverse Inpainting, or train both stages.");
        }
        return start;
    }

    private static DiverseStart read(NDManager scratch, Map<String, NDArray> from) {
        Map<String, NDArray> averages = StartWeights.averages(from);
        if (DiverseCheckpoint.matches(averages)) {
            Map<String, NDArray> weights = DiverseCheckpoint.of(scratch, averages).weights();
            return new DiverseStart(StyleGan2Config.of(Checkpoints.under(Diverse.PRIOR, weights)), weights,
                    Checkpoints.under(StyleGan2Checkpoint.DISCRIMINATOR, from));
        }
        if (!StyleGan2Checkpoint.matches(from)) {
            throw new IllegalArgumentException("Diverse Inpainting cannot start from these weights, which are those of neither a"
                    + " StyleGAN2 nor Diverse Inpainting: choose a prior of images like yours.");
        }
        StyleGan2Checkpoint found = StyleGan2Checkpoint.of(scratch, from);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        found.generator().forEach((name, array) -> weights.put(Diverse.PRIOR + name, array));
        return new DiverseStart(found.config(), weights, found.discriminator());
    }

    /** The weights of one part by their names within it; empty if it is not there. */
    Map<String, NDArray> part(String prefix) {
        return Checkpoints.under(prefix, weights);
    }
}
