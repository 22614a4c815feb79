package lacuna.training.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Parameters;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.deepgin.DeepGinConfig.Holes;
import lacuna.models.deepgin.DeepGinDiscriminators;
import lacuna.models.deepgin.HolePainting;
import lacuna.models.torch.Adam;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.FillValidation;
import lacuna.training.Schedule;
import lacuna.training.StartWeights;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.Validation;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.Painter;
import lacuna.training.data.TrainingBatch;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;

/**
 * What is trained of DeepGIN and how one step goes (sections 3.4, 3.5 and 4.2): first L1 alone, then the five losses with both
 * discriminators.
 */
final class DeepGinTask implements TrainingTask {

    /** Norm to which gradients are limited; the published code allows 3, which a small batch exceeds only when it diverges. */
    private static final double GRADIENT_LIMIT = 1;

    /**
     * Adam's memories. The paper's .5 and .999 let a step grow to sixteen times the rate when gradients jump after a quiet
     * time, as they do while residuals grow from nothing; with these it never exceeds the rate.
     */
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;

    /** The paper's ratio of the learning rates: 4e-4 against 1e-4. */
    private static final double DISCRIMINATOR_RATE = 4;

    private final DeepGinRecipe recipe;
    private final DefectMasks defects;
    private final TrainingOptions options;
    private final NDManager manager;
    private final DeepGin generator;
    private final DeepGin average;
    private final DeepGinDiscriminators discriminators;
    private final FeatureNetwork features;
    private final DeepGinLoss loss;
    private final LossWeights weights;
    private final Adam generatorAdam;
    private final Adam discriminatorAdam;

    /** @param features closed with this; null: perceptual and style terms are left out */
    DeepGinTask(DeepGinRecipe recipe, TrainingOptions options, DefectMasks defects, FeatureNetwork features) {
        this.defects = defects;
        this.recipe = recipe;
        this.options = options;
        DeepGinConfig config = DeepGinConfig.preset(recipe.preset());
        manager = Engines.start().newBaseManager(Engines.choose(options.device()).device());
        generator = new DeepGin(manager.newSubManager(), config);
        average = new DeepGin(manager.newSubManager(), config);
        discriminators = new DeepGinDiscriminators(manager, config.width());
        this.features = features;
        this.loss = new DeepGinLoss(discriminators, features);
        this.weights = features == null ? recipe.weights().withoutFeatures() : recipe.weights();
        generator.parameters().initialize(options.seed());
        average.parameters().initialize(options.seed());
        discriminators.parameters().initialize(options.seed() + 1);
        generator.use(options.precision());
        discriminators.use(options.precision());
        generator.parameters().requireGradients();
        discriminators.parameters().requireGradients();
        generatorAdam = new Adam(manager, generator.parameters().trainable(), BETA1, BETA2);
        discriminatorAdam = new Adam(manager, discriminators.parameters().trainable(), BETA1, BETA2);
    }

    @Override
    public void start(Map<String, NDArray> from) {
        Map<String, NDArray> own = StartWeights.averages(from);
        generator.parameters().assign(own);
        average.parameters().assign(own);
    }

    @Override
    public InpaintingNetwork result() {
        return average;
    }

    @Override
    public BatchMaker batches(CropSampler crops) {
        return new BatchMaker(crops, MaskKinds.parse(recipe.holes(), defects), painter(), options.batch(), options.seed());
    }

    private Painter painter() {
        return generator.config().holes() == Holes.GUIDED ? HolePainting::guided : null;
    }

    @Override
    public Validation validation(CropSampler training, CropSampler heldOut) {
        List<MaskSampler> kinds = new ArrayList<>(EvaluationOptions.KINDS);
        if (defects != null) {
            kinds.add(defects);
        }
        return new FillValidation(heldOut, kinds, HolePainting::guided, options.seed(), features);
    }

    @Override
    public List<String> losses() {
        return DeepGinLoss.NAMES;
    }

    @Override
    public Map<String, Double> step(TrainingBatch batch, Schedule.Point point) {
        LossWeights terms = point.warmUp() ? weights.warmUp() : weights;
        try (NDManager scratch = manager.newSubManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            // All of it, since what is made with the gradient mode off cannot take part in differentiation later.
            return Autograd.withGradient(() -> {
                Shape images = new Shape(batch.count(), 3, batch.size(), batch.size());
                NDArray truth = Torch.unit(scratch.create(batch.truth(), images));
                NDArray hole = scratch.create(batch.hole(), new Shape(batch.count(), 1, batch.size(), batch.size()));
                NDArray paint =
                        batch.painted() == null ? truth.onesLike() : Torch.unit(scratch.create(batch.painted(), images));
                NDArray copy = batch.copied() == null ? null : Torch.unit(scratch.create(batch.copied(), images));
                HolePainting.Painted start = new HolePainting.Painted(Torch.composite(hole, paint, truth), copy);
                return update(truth, hole, start, grey(scratch, batch), terms, point);
            });
        }
    }

    private Map<String, Double> update(
            NDArray truth, NDArray hole, HolePainting.Painted start, NDArray grey, LossWeights terms, Schedule.Point point) {
        Map<String, Double> log = new LinkedHashMap<>();
        DeepGin.Output output = generator.forward(start, hole);
        NDArray painted = start.paint();
        NDArray completed = asUsed(output.completed(), grey);
        if (terms.adversarial() > 0) {
            log.put("discriminator", updateDiscriminators(truth, painted, completed, point.rate()));
        }
        NDArray total = loss.ofFills(output, completed, truth, hole, painted, terms, log);
        NDList gradients = Autograd.gradients(total, generator.parameters().trainable(), false);
        log.put("norm", (double) generatorAdam.step(gradients, point.rate(), GRADIENT_LIMIT));
        Torch.lerpInPlace(average.parameters().trainable(), generator.parameters().trainable(), point.averaging());
        return log;
    }

    /** (N, 1, 1, 1): 1 for images without colour. */
    private static NDArray grey(NDManager scratch, TrainingBatch batch) {
        float[] flags = new float[batch.count()];
        for (int n = 0; n < flags.length; n++) {
            flags[n] = batch.isGrey(n) ? 1 : 0;
        }
        return scratch.create(flags, new Shape(flags.length, 1, 1, 1));
    }

    /** Of images without colour the mean of the channels is used, so that is what is trained. */
    private static NDArray asUsed(NDArray completed, NDArray grey) {
        return Torch.add(completed, Torch.mul(Torch.sub(Torch.meanOfChannels(completed), completed), grey));
    }

    private double updateDiscriminators(NDArray truth, NDArray painted, NDArray completed, double rate) {
        NDArray total = loss.ofDiscriminators(painted, truth, completed);
        NDList gradients = Autograd.gradients(total, discriminators.parameters().trainable(), false);
        discriminatorAdam.step(gradients, rate * DISCRIMINATOR_RATE, GRADIENT_LIMIT);
        return total.getFloat();
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        networks().forEach((prefix, parameters) ->
                parameters.arrays().forEach((name, array) -> state.put(prefix + name, array)));
        state.putAll(generatorAdam.state("adam.generator."));
        state.putAll(discriminatorAdam.state("adam.discriminator."));
        return state;
    }

    @Override
    public void restore(Map<String, NDArray> saved, long steps, long mainSteps) {
        networks().forEach((prefix, parameters) -> parameters.assign(Checkpoints.under(prefix, saved)));
        generatorAdam.restore("adam.generator.", saved, steps);
        discriminatorAdam.restore("adam.discriminator.", saved, mainSteps);
    }

    private Map<String, Parameters> networks() {
        return Map.of("generator.", generator.parameters(), "average.", average.parameters(),
                "discriminator.", discriminators.parameters());
    }

    @Override
    public void close() {
        generator.close();
        average.close();
        discriminators.close();
        manager.close();
        if (features != null) {
            features.close();
        }
    }
}
