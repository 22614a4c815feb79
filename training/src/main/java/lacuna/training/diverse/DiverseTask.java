package lacuna.training.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.deepgin.HolePainting;
import lacuna.models.diverse.Diverse;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.stylegan2.Injection;
import lacuna.models.stylegan2.Noise;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.FillValidation;
import lacuna.training.Schedule;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.Validation;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingBatch;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;

/**
 * One step of Diverse Inpainting (Fig. 3): the prior draws an image, holes are cut, and the network fills them twice: with the
 * style that the image was made of, which must restore it, and with another one, which must keep what is known and look real. In
 * the second stage the fills are those with skips.
 */
final class DiverseTask implements TrainingTask {

    private final DiverseRecipe recipe;
    private final TrainingOptions options;
    private final DefectMasks defects;
    private final FeatureNetwork features;
    private final TrainingListener listener;
    private final DiverseLoss loss;
    private final NDManager manager;
    /** Built when the prior is known. */
    private DiverseNetworks networks;

    /**
     * @param defects null: none
     * @param features closed with this; null: without perceptual loss
     */
    DiverseTask(DiverseRecipe recipe, TrainingOptions options, DefectMasks defects, FeatureNetwork features,
            TrainingListener listener) {
        this.recipe = recipe;
        this.options = options;
        this.defects = defects;
        this.features = features;
        this.listener = listener;
        loss = new DiverseLoss(recipe, features);
        manager = Engines.start().newBaseManager(Engines.choose(options.device()).device());
    }

    @Override
    public void start(Map<String, NDArray> from) {
        try (NDManager scratch = manager.newSubManager()) {
            DiverseStart start = DiverseStart.of(scratch, from, recipe);
            if (start.discriminator().isEmpty() && recipe.adversarial() > 0) {
                listener.message("The prior brings no discriminator: one is trained from random weights.");
            }
            networks = DiverseNetworks.of(manager, recipe.config(start.prior()), options, start);
        }
    }

    @Override
    public Network result() {
        return networks.average();
    }

    @Override
    public Map<String, NDArray> companions() {
        return networks.companions();
    }

    @Override
    public BatchMaker batches(CropSampler crops) {
        return new BatchMaker(crops, MaskKinds.parse(recipe.holes(), defects), null, options.batch(), options.seed());
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
        return DiverseLoss.NAMES;
    }

    @Override
    public Map<String, Double> step(TrainingBatch batch, Schedule.Point point) {
        boolean first = recipe.stages().first(point);
        Random random = new Random(options.seed() + 0x9E3779B97F4A7C15L * (networks.steps() + 1));
        try (NDManager scratch = manager.newSubManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            // All of it, since what is made with the gradient mode off cannot take part in differentiation later.
            return Autograd.withGradient(() -> {
                networks.learn(first);
                return update(fills(new Drawing(networks.network(), scratch, random, batch), first), point);
            });
        }
    }

    private Map<String, Double> update(Fills fills, Schedule.Point point) {
        Map<String, Double> log = new LinkedHashMap<>();
        if (recipe.adversarial() > 0) {
            networks.updateDiscriminator(
                    loss.ofDiscriminator(fills, networks.discriminator(), networks.steps(), log), point);
        }
        log.put("norm", networks.update(loss.ofFills(fills, networks.discriminator(), log), point));
        return log;
    }

    /** Where random numbers come from, and what they are for. */
    private record Drawing(Diverse network, NDManager scratch, Random random, TrainingBatch batch) {

        /** Styles, (N, width). */
        NDArray styles() {
            int width = network.config().prior().width();
            return network.prior().map(StyleGan2.normal(scratch, random, batch.count(), width).duplicate());
        }

        /** Images of codes, with noise of their own. */
        NDArray image(NDArray codes, Injection injection) {
            Noise noise = Noise.random(scratch, random, (int) codes.getShape().get(0));
            return network.prior().synthesize(codes, noise, injection).image();
        }

        NDArray array(float[] values, int channels) {
            return scratch.create(values, new Shape(batch.count(), channels, batch.size(), batch.size())).duplicate();
        }
    }

    private Fills fills(Drawing drawing, boolean first) {
        Diverse network = drawing.network();
        int count = drawing.batch().count();
        boolean twice = recipe.fullReconstruction();
        NDArray style = twice ? drawing.styles() : null;
        NDArray truth = twice ? drawing.image(network.prior().repeat(style), Injection.NONE)
                : drawing.array(drawing.batch().truth(), 3);
        NDArray hole = drawing.array(drawing.batch().hole(), 1);
        NDArray erased = Torch.choose(hole, truth.zerosLike(), truth);
        NDArray seen = network.encode(erased, hole);
        NDArray other = drawing.styles();
        NDArray codes = network.mix(twice(seen, twice), twice ? Torch.cat(List.of(style, other), 0) : other);
        NDArray made = first ? drawing.image(codes, Injection.NONE)
                : corrected(drawing, codes, twice(hole, twice), twice(erased, twice));
        return new Fills(truth, hole, erased, twice ? Torch.narrow(made, 0, 0, count) : null,
                twice ? Torch.narrow(made, 0, count, count) : made);
    }

    private static NDArray twice(NDArray x, boolean really) {
        return really ? Torch.cat(List.of(x, x), 0) : x;
    }

    /** The second stage: what the first one makes of the codes, then the same codes with skips. */
    private static NDArray corrected(Drawing drawing, NDArray codes, NDArray hole, NDArray erased) {
        NDArray rough = Torch.composite(hole, drawing.image(codes, Injection.NONE), erased);
        return drawing.image(codes, drawing.network().skips(rough, hole, erased, Statistics.OF_BATCH));
    }

    @Override
    public Map<String, NDArray> state() {
        return networks.state();
    }

    @Override
    public void restore(Map<String, NDArray> saved, long steps, long mainSteps) {
        if (networks != null) {
            networks.close();
        }
        networks = DiverseNetworks.restored(manager, recipe, options, saved);
    }

    @Override
    public void close() {
        if (networks != null) {
            networks.close();
        }
        manager.close();
        if (features != null) {
            features.close();
        }
    }
}
