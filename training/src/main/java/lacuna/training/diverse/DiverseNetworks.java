package lacuna.training.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.models.Parameters;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.diverse.Diverse;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2Checkpoint;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.stylegan2.StyleGan2Discriminator;
import lacuna.models.torch.Adam;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import lacuna.training.Schedule;
import lacuna.training.TrainingOptions;

/** The networks of a training with their optimisers: who learns in which stage, and what is saved. */
final class DiverseNetworks implements AutoCloseable {

    /** Steps from one R1 to the next; the discriminator's rate and memory allow for it (StyleGAN2, appendix B). */
    static final int R1_EVERY = 16;

    private static final double LAZY = R1_EVERY / (R1_EVERY + 1.0);
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double DISCRIMINATOR_BETA2 = 0.99;
    /** Norm to which gradients are limited: the encoder has no normalisation that would catch a step gone wrong. */
    private static final double GRADIENT_LIMIT = 10;
    private static final double JUDGED_LIMIT = 1e6;

    private static final List<String> TRAINED = List.of(Diverse.ENCODER, Diverse.MIXING, Diverse.SKIPS);
    private static final String NETWORK = "network.";
    private static final String AVERAGE = "average.";
    private static final String FIRST = "adam.first.";
    private static final String SECOND = "adam.second.";
    private static final String JUDGE = "adam.discriminator.";
    private static final String STEPS = "steps";

    private final NDManager manager;
    private final Diverse network;
    private final Diverse average;
    private final StyleGan2Discriminator discriminator;
    private final Adam firstAdam;
    private final Adam secondAdam;
    private final Adam discriminatorAdam;
    private long firstSteps;
    private long secondSteps;
    private Boolean learnsFirst;

    /** Random weights. */
    private DiverseNetworks(NDManager parent, DiverseConfig config, TrainingOptions options) {
        manager = parent.newSubManager();
        network = new Diverse(manager.newSubManager(), config);
        average = new Diverse(manager.newSubManager(), config);
        discriminator = new StyleGan2Discriminator(manager, config.prior());
        network.parameters().initialize(options.seed());
        average.parameters().initialize(options.seed());
        discriminator.parameters().initialize(options.seed() + 1);
        network.use(options.precision());
        discriminator.use(options.precision());
        discriminator.parameters().requireGradients();
        firstAdam = new Adam(manager, first(network), BETA1, BETA2);
        secondAdam = new Adam(manager, second(network), BETA1, BETA2);
        discriminatorAdam = new Adam(manager, discriminator.parameters().trainable(), 0, Math.pow(DISCRIMINATOR_BETA2, LAZY));
    }

    /** With what {@code start} has of weights; the other parts are random. */
    static DiverseNetworks of(NDManager parent, DiverseConfig config, TrainingOptions options, DiverseStart start) {
        DiverseNetworks made = new DiverseNetworks(parent, config, options);
        for (Diverse each : List.of(made.network, made.average)) {
            each.prior().parameters().assign(start.part(Diverse.PRIOR));
            for (String part : TRAINED) {
                Parameters own = each.parameters().under(part);
                Map<String, NDArray> weights = start.part(part);
                if (!own.shapes().isEmpty() && !weights.isEmpty()) {
                    own.assign(weights);
                }
            }
        }
        if (!start.discriminator().isEmpty()) {
            made.discriminator.parameters().assign(start.discriminator());
        }
        return made;
    }

    /** From what {@link #state} saved. */
    static DiverseNetworks restored(
            NDManager parent, DiverseRecipe recipe, TrainingOptions options, Map<String, NDArray> saved) {
        Map<String, NDArray> averages = Checkpoints.under(AVERAGE, saved);
        Map<String, NDArray> prior = Checkpoints.under(Diverse.PRIOR, averages);
        DiverseNetworks made = new DiverseNetworks(parent, recipe.config(StyleGan2Config.of(prior)), options);
        made.average.parameters().assign(averages);
        made.network.prior().parameters().assign(prior);
        TRAINED.forEach(part -> made.network.parameters().under(part).assign(Checkpoints.under(NETWORK + part, saved)));
        made.discriminator.parameters().assign(Checkpoints.under(StyleGan2Checkpoint.DISCRIMINATOR, saved));
        double[] steps = saved.get(STEPS).toDoubleArray();
        made.firstSteps = (long) steps[0];
        made.secondSteps = (long) steps[1];
        made.firstAdam.restore(FIRST, saved, made.firstSteps);
        made.secondAdam.restore(SECOND, saved, made.secondSteps);
        made.discriminatorAdam.restore(JUDGE, saved, made.steps());
        return made;
    }

    private static NDList first(Diverse of) {
        return of.parameters().trainable(name -> name.startsWith(Diverse.ENCODER) || name.startsWith(Diverse.MIXING));
    }

    private static NDList second(Diverse of) {
        return of.parameters().trainable(name -> name.startsWith(Diverse.SKIPS));
    }

    Diverse network() {
        return network;
    }

    Diverse average() {
        return average;
    }

    StyleGan2Discriminator discriminator() {
        return discriminator;
    }

    /** Updates so far, of both stages. */
    long steps() {
        return firstSteps + secondSteps;
    }

    /**
     * Opens the stage's parts to learning, closes the others. The second stage builds on the averages of encoder and mixing
     * network, since these are what is kept.
     */
    void learn(boolean firstStage) {
        if (learnsFirst == null || learnsFirst != firstStage) {
            first(network).forEach(array -> array.setRequiresGradient(firstStage));
            second(network).forEach(array -> array.setRequiresGradient(!firstStage));
            learnsFirst = firstStage;
        }
        if (!firstStage && secondSteps == 0) {
            copy(first(average), first(network));
        }
    }

    /** One update of what learns in this stage; the norm of the gradients. */
    double update(NDArray loss, Schedule.Point point) {
        NDList trained = learnsFirst ? first(network) : second(network);
        NDList gradients = Autograd.gradients(loss, trained, false);
        double norm = (learnsFirst ? firstAdam : secondAdam).step(gradients, point.rate(), GRADIENT_LIMIT);
        Torch.lerpInPlace(learnsFirst ? first(average) : second(average), trained, point.averaging());
        if (learnsFirst) {
            firstSteps++;
        } else {
            copy(statistics(network), statistics(average));
            secondSteps++;
        }
        return norm;
    }

    /** What the skip encoder's normalisation has seen. */
    private static NDList statistics(Diverse of) {
        NDList statistics = new NDList();
        of.parameters().under(Diverse.SKIPS).arrays().forEach((name, array) -> {
            if (name.contains(".running_")) {
                statistics.add(array);
            }
        });
        return statistics;
    }

    private static void copy(NDList from, NDList to) {
        for (int i = 0; i < from.size(); i++) {
            Torch.copyInPlace(to.get(i), from.get(i));
        }
    }

    /** One update of the discriminator. */
    void updateDiscriminator(NDArray loss, Schedule.Point point) {
        NDList gradients = Autograd.gradients(loss, discriminator.parameters().trainable(), false);
        discriminatorAdam.step(gradients, point.rate() * LAZY, JUDGED_LIMIT);
    }

    Map<String, NDArray> companions() {
        Map<String, NDArray> companions = new LinkedHashMap<>();
        discriminator.parameters().arrays().forEach(
                (name, array) -> companions.put(StyleGan2Checkpoint.DISCRIMINATOR + name, array));
        return companions;
    }

    /** The prior, which never changes, once. */
    Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(companions());
        average.parameters().arrays().forEach((name, array) -> state.put(AVERAGE + name, array));
        TRAINED.forEach(part -> network.parameters().under(part).arrays().forEach(
                (name, array) -> state.put(NETWORK + part + name, array)));
        state.putAll(firstAdam.state(FIRST));
        state.putAll(secondAdam.state(SECOND));
        state.putAll(discriminatorAdam.state(JUDGE));
        state.put(STEPS, manager.create(new double[] {firstSteps, secondSteps}));
        return state;
    }

    @Override
    public void close() {
        network.close();
        average.close();
        discriminator.close();
        manager.close();
    }
}
