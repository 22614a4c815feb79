package lacuna.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.deepgin.DeepGinConfig.Holes;
import lacuna.models.deepgin.DeepGinDiscriminators;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.data.TrainingBatch;
import lacuna.training.loss.FeatureLosses;
import lacuna.training.loss.HingeLoss;
import lacuna.training.loss.ReconstructionLoss;
import lacuna.training.loss.RelativeLoss;
import lacuna.training.loss.TotalVariationLoss;

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

    private final NDManager manager;
    private final DeepGin generator;
    private final DeepGin average;
    private final DeepGinDiscriminators discriminators;
    private final FeatureNetwork features;
    private final LossWeights weights;
    private final Adam generatorAdam;
    private final Adam discriminatorAdam;

    /** @param features null: perceptual and style terms are left out */
    DeepGinTask(DeepGinConfig config, TrainingOptions options, FeatureNetwork features) {
        manager = Engines.start().newBaseManager(Engines.choose(options.device()).device());
        generator = new DeepGin(manager.newSubManager(), config);
        average = new DeepGin(manager.newSubManager(), config);
        discriminators = new DeepGinDiscriminators(manager, config.width());
        this.features = features;
        this.weights = features == null ? options.weights().withoutFeatures() : options.weights();
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
    public void start(Map<String, NDArray> generatorWeights) {
        generator.parameters().assign(generatorWeights);
        average.parameters().assign(generatorWeights);
    }

    @Override
    public InpaintingNetwork result() {
        return average;
    }

    @Override
    public boolean paintsSmooth() {
        return generator.config().holes() == Holes.SMOOTH;
    }

    @Override
    public Map<String, Double> step(TrainingBatch batch, Schedule.Point point) {
        LossWeights terms = point.warmUp() ? weights.warmUp() : weights;
        try (NDManager scratch = manager.newSubManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Shape images = new Shape(batch.count(), 3, batch.size(), batch.size());
            NDArray truth = Torch.mul(Torch.add(scratch.create(batch.truth(), images), 1), 0.5);
            NDArray hole = scratch.create(batch.hole(), new Shape(batch.count(), 1, batch.size(), batch.size()));
            NDArray paint = paintsSmooth()
                    ? Torch.mul(Torch.add(scratch.create(batch.smooth(), images), 1), 0.5) : truth.onesLike();
            NDArray painted = Torch.composite(hole, paint, truth);
            return Torch.withGradient(() -> update(truth, hole, painted, terms, point));
        }
    }

    private Map<String, Double> update(
            NDArray truth, NDArray hole, NDArray painted, LossWeights terms, Schedule.Point point) {
        Map<String, Double> log = new LinkedHashMap<>();
        DeepGin.Output output = generator.forward(painted, hole);
        if (terms.adversarial() > 0) {
            log.put("discriminator", updateDiscriminators(truth, painted, output.completed(), point.rate()));
        }
        NDArray loss = generatorLoss(output, truth, hole, painted, terms, log);
        NDList gradients = Torch.gradients(loss, generator.parameters().trainable(), false);
        log.put("norm", (double) generatorAdam.step(gradients, point.rate(), GRADIENT_LIMIT));
        Torch.lerpInPlace(average.parameters().trainable(), generator.parameters().trainable(), point.averaging());
        log.put("loss", (double) loss.getFloat());
        return log;
    }

    private double updateDiscriminators(NDArray truth, NDArray painted, NDArray completed, double rate) {
        NDArray loss = HingeLoss.discriminator(
                discriminators.apply(painted, truth), discriminators.apply(painted, Torch.detach(completed)));
        NDList gradients = Torch.gradients(loss, discriminators.parameters().trainable(), false);
        discriminatorAdam.step(gradients, rate * DISCRIMINATOR_RATE, GRADIENT_LIMIT);
        return loss.getFloat();
    }

    private NDArray generatorLoss(DeepGin.Output output, NDArray truth, NDArray hole, NDArray painted,
            LossWeights terms, Map<String, Double> log) {
        Terms sum = new Terms(log);
        sum.add("reconstruction", reconstruction(output, truth, hole, terms.hole()), 1);
        NDArray completed = output.completed();
        if (terms.relative() > 0) {
            sum.add("relative", RelativeLoss.of(completed, truth, hole), terms.relative());
        }
        if (terms.adversarial() > 0) {
            sum.add("adversarial", HingeLoss.generator(discriminators.apply(painted, completed)), terms.adversarial());
        }
        if (terms.features()) {
            NDList ofTruth = Torch.withoutGradient(() -> features.activations(truth));
            NDList ofFill = features.activations(completed);
            sum.add("perceptual", FeatureLosses.perceptual(ofFill, ofTruth), terms.perceptual());
            sum.add("style", FeatureLosses.style(ofFill, ofTruth), terms.style());
        }
        if (terms.totalVariation() > 0) {
            sum.add("variation", TotalVariationLoss.of(completed), terms.totalVariation());
        }
        return sum.total;
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

    /** A weighted sum that logs its terms as they are before weighting. */
    private static final class Terms {
        private final Map<String, Double> log;
        private NDArray total;

        Terms(Map<String, Double> log) {
            this.log = log;
        }

        void add(String name, NDArray term, double weight) {
            log.put(name, (double) term.getFloat());
            NDArray weighted = Torch.mul(term, weight);
            total = total == null ? weighted : Torch.add(total, weighted);
        }
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
        networks().forEach((prefix, parameters) -> {
            Map<String, NDArray> own = new LinkedHashMap<>();
            saved.forEach((name, array) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), array);
                }
            });
            parameters.assign(own);
        });
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
    }
}
