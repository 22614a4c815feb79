package lacuna.training.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.stylegan2.Injection;
import lacuna.models.stylegan2.Noise;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Checkpoint;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.stylegan2.StyleGan2Discriminator;
import lacuna.models.torch.Adam;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.Schedule;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.Validation;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingBatch;
import lacuna.training.loss.GradientPenalties;
import lacuna.training.loss.LogisticLoss;

/**
 * What is trained of StyleGAN2 and how one step goes: the discriminator on real and generated images, the generator against it, the
 * two regularisations lazily (section 3.1), the augmentation as strong as the discriminator's overfitting asks for.
 */
final class StyleGan2Task implements TrainingTask {

    private static final List<String> LOSSES =
            List.of("generator", "discriminator", "r1", "path", "signs", "augmentation", "norm");

    /** Steps from one R1, one path-length regularisation and one adjustment of the augmentation to the next. */
    private static final int R1_EVERY = 16;
    private static final int PATH_EVERY = 4;
    private static final int ADJUST_EVERY = 4;

    /** Images in which the augmentation could go from never to always. */
    private static final double ADJUSTMENT = 500_000;
    /** Beyond this strength augmentations leak into the generated images. */
    private static final double STRONGEST = 0.8;
    private static final double PATH_DECAY = 0.01;
    private static final double BETA2 = 0.99;
    /** Half-life of the generator's moving average in images, and the share of those seen that it never exceeds. */
    private static final double HALF_LIFE = 10_000;
    private static final double RAMP = 0.05;
    private static final double GRADIENT_LIMIT = 1e6;

    private static final String GENERATOR = "generator.";
    private static final String AVERAGE = "average.";
    private static final String STATE = "state";

    private final StyleGan2Recipe recipe;
    private final TrainingOptions options;
    private final FeatureNetwork features;
    private final NDManager manager;
    private final StyleGan2Config config;
    private final StyleGan2 generator;
    private final StyleGan2 average;
    private final StyleGan2Discriminator discriminator;
    private final NDList judged;
    private final Adam generatorAdam;
    private final Adam discriminatorAdam;
    private long step;
    private double strength;
    private double meanPath;
    private double signs;

    StyleGan2Task(StyleGan2Recipe recipe, TrainingOptions options, FeatureNetwork features) {
        this.recipe = recipe;
        this.options = options;
        this.features = features;
        config = StyleGan2Config.preset(recipe.preset());
        manager = Engines.start().newBaseManager(Engines.choose(options.device()).device());
        generator = new StyleGan2(manager.newSubManager(), config);
        average = new StyleGan2(manager.newSubManager(), config);
        discriminator = new StyleGan2Discriminator(manager, config);
        generator.parameters().initialize(options.seed());
        average.parameters().initialize(options.seed());
        discriminator.parameters().initialize(options.seed() + 1);
        generator.use(options.precision());
        discriminator.use(options.precision());
        generator.parameters().requireGradients();
        List<String> frozen = StyleGan2Discriminator.highResolution(recipe.frozenBlocks());
        judged = discriminator.parameters().trainable(name -> frozen.stream().noneMatch(name::startsWith));
        judged.forEach(array -> array.setRequiresGradient(true));
        generatorAdam = new Adam(manager, generator.parameters().trainable(), 0, Math.pow(BETA2, lazy(PATH_EVERY)));
        discriminatorAdam = new Adam(manager, judged, 0, Math.pow(BETA2, lazy(R1_EVERY)));
    }

    /** What rate and memories are raised to, since every n-th step counts twice (appendix B). */
    private static double lazy(int every) {
        return every / (every + 1.0);
    }

    @Override
    public void start(Map<String, NDArray> from) {
        try (NDManager scratch = manager.newSubManager()) {
            StyleGan2Checkpoint found = StyleGan2Checkpoint.of(scratch, from);
            generator.parameters().assign(found.generator());
            average.parameters().assign(found.generator());
            if (!found.discriminator().isEmpty()) {
                discriminator.parameters().assign(found.discriminator());
            }
        }
    }

    @Override
    public Network result() {
        try (NDManager scratch = manager.newSubManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Torch.copyInPlace(average.meanStyle(), StyleGan2Checkpoint.meanStyle(scratch, average));
        }
        return average;
    }

    @Override
    public Map<String, NDArray> companions() {
        Map<String, NDArray> companions = new LinkedHashMap<>();
        discriminator.parameters().arrays().forEach(
                (name, array) -> companions.put(StyleGan2Checkpoint.DISCRIMINATOR + name, array));
        return companions;
    }

    @Override
    public BatchMaker batches(CropSampler crops) {
        return new BatchMaker(crops, null, null, options.batch(), options.seed());
    }

    @Override
    public Validation validation(CropSampler training, CropSampler heldOut) {
        return new SampleValidation(heldOut == null ? training : heldOut, options.seed(), features);
    }

    @Override
    public List<String> losses() {
        return LOSSES;
    }

    @Override
    public Map<String, Double> step(TrainingBatch batch, Schedule.Point point) {
        SplittableRandom chance = new SplittableRandom(options.seed() + 0x9E3779B97F4A7C15L * (step + 1));
        Map<String, Double> log = new LinkedHashMap<>();
        try (NDManager scratch = manager.newSubManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray real = scratch.create(batch.truth(), new Shape(batch.count(), 3, batch.size(), batch.size()));
            trainDiscriminator(scratch, real, chance, point, log);
            trainGenerator(scratch, batch.count(), chance, point, log);
            step++;
            double halfLife = Math.min(HALF_LIFE, RAMP * step * batch.count());
            Torch.lerpInPlace(average.parameters().trainable(), generator.parameters().trainable(),
                    1 - Math.pow(0.5, batch.count() / Math.max(halfLife, 1)));
        }
        log.put("augmentation", strength);
        return log;
    }

    private void trainDiscriminator(
            NDManager scratch, NDArray real, SplittableRandom chance, Schedule.Point point, Map<String, Double> log) {
        int count = (int) real.getShape().get(0);
        Augmentation augmentation = new Augmentation(scratch, chance, strength);
        NDArray fake = Autograd.withoutGradient(() -> generate(scratch, chance, count).image());
        update(() -> {
            NDArray shown = augmentation.apply(real);
            NDArray ofReal = discriminator.apply(shown);
            NDArray loss = LogisticLoss.discriminator(ofReal, discriminator.apply(augmentation.apply(fake)));
            adjust(ofReal, count);
            log.put("discriminator", (double) loss.getFloat());
            log.put("signs", signs);
            if (step % R1_EVERY == 0) {
                NDArray penalty = GradientPenalties.r1(discriminator::apply, shown);
                log.put("r1", (double) penalty.getFloat());
                loss = Torch.add(loss, Torch.mul(penalty, recipe.gamma() / 2 * R1_EVERY));
            }
            NDList gradients = Autograd.gradients(loss, judged, false);
            discriminatorAdam.step(gradients, point.rate() * lazy(R1_EVERY), GRADIENT_LIMIT);
        });
    }

    private void trainGenerator(
            NDManager scratch, int count, SplittableRandom chance, Schedule.Point point, Map<String, Double> log) {
        Augmentation augmentation = new Augmentation(scratch, chance, strength);
        update(() -> {
            NDArray loss = LogisticLoss.generator(
                    discriminator.apply(augmentation.apply(generate(scratch, chance, count).image())));
            log.put("generator", (double) loss.getFloat());
            if (recipe.pathLength() > 0 && step % PATH_EVERY == 0) {
                NDArray penalty = pathPenalty(scratch, chance, Math.max(1, count / 2), log);
                loss = Torch.add(loss, Torch.mul(penalty, recipe.pathLength() * PATH_EVERY));
            }
            NDList gradients = Autograd.gradients(loss, generator.parameters().trainable(), false);
            log.put("norm", (double) generatorAdam.step(gradients, point.rate() * lazy(PATH_EVERY), GRADIENT_LIMIT));
        });
    }

    /** Lengths drawn to their running mean (Eq. 4). */
    private NDArray pathPenalty(NDManager scratch, SplittableRandom chance, int count, Map<String, Double> log) {
        Generated made = generate(scratch, chance, count);
        int pixels = config.size() * config.size();
        float[] values = new float[Math.toIntExact(made.image().getShape().size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (chance.nextGaussian() / Math.sqrt(pixels));
        }
        NDArray noise = scratch.create(values, made.image().getShape()).duplicate();
        NDArray lengths = GradientPenalties.pathLengths(made.image(), made.codes(), noise);
        meanPath += PATH_DECAY * (Torch.mean(lengths).getFloat() - meanPath);
        log.put("path", meanPath);
        return Torch.mean(Torch.square(Torch.add(lengths, -meanPath)));
    }

    private record Generated(NDArray codes, NDArray image) { }

    /** Images of new z, some of which take their later styles from a second one. */
    private Generated generate(NDManager scratch, SplittableRandom chance, int count) {
        Random random = new Random(chance.nextLong());
        NDArray codes = code(scratch, random, count);
        if (chance.nextDouble() < recipe.mixing()) {
            codes = generator.mix(codes, code(scratch, random, count), 1 + random.nextInt(config.styles() - 1));
        }
        return new Generated(codes,
                generator.synthesize(codes, Noise.random(scratch, random, count), Injection.NONE).image());
    }

    /** An array of its own, which gradients can be asked for. */
    private NDArray code(NDManager scratch, Random random, int count) {
        NDArray z = StyleGan2.normal(scratch, random, count, config.width()).duplicate();
        return Torch.mul(generator.repeat(generator.map(z)), 1.0);
    }

    /** Strengthens the augmentation while the discriminator is too sure of the real images (StyleGAN2-ADA, Eq. 1). */
    private void adjust(NDArray ofReal, int count) {
        double sum = 0;
        for (float logit : ofReal.toFloatArray()) {
            sum += Math.signum(logit);
        }
        signs += (sum / count - signs) / ADJUST_EVERY / 4;
        if (recipe.augmentation() > 0 && step % ADJUST_EVERY == 0) {
            double change = Math.signum(signs - recipe.augmentation()) * count * ADJUST_EVERY / ADJUSTMENT;
            strength = Math.max(0, Math.min(STRONGEST, strength + change));
        }
    }

    private static void update(Runnable work) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Autograd.withGradient(() -> {
                work.run();
                return null;
            });
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(companions());
        generator.parameters().arrays().forEach((name, array) -> state.put(GENERATOR + name, array));
        average.parameters().arrays().forEach((name, array) -> state.put(AVERAGE + name, array));
        state.putAll(generatorAdam.state("adam.generator."));
        state.putAll(discriminatorAdam.state("adam.discriminator."));
        state.put(STATE, manager.create(new double[] {strength, meanPath, signs}));
        return state;
    }

    @Override
    public void restore(Map<String, NDArray> saved, long steps, long mainSteps) {
        generator.parameters().assign(Checkpoints.under(GENERATOR, saved));
        average.parameters().assign(Checkpoints.under(AVERAGE, saved));
        discriminator.parameters().assign(Checkpoints.under(StyleGan2Checkpoint.DISCRIMINATOR, saved));
        generatorAdam.restore("adam.generator.", saved, steps);
        discriminatorAdam.restore("adam.discriminator.", saved, steps);
        double[] state = saved.get(STATE).toDoubleArray();
        strength = state[0];
        meanPath = state[1];
        signs = state[2];
        step = steps;
    }

    @Override
    public void close() {
        generator.close();
        average.close();
        discriminator.close();
        manager.close();
        if (features != null) {
            features.close();
        }
    }
}
