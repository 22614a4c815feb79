package lacuna.training.deepgin;

import java.io.IOException;
import java.nio.file.Path;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.Recipe;
import lacuna.training.Schedule;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.data.CropOptions;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;

/**
 * How a DeepGIN is trained.
 *
 * @param preset of the network
 * @param features TorchScript network for perceptual and style terms; null: without them
 * @param holes kinds of masks with weights, as {@link MaskKinds#parse(String, DefectMasks)} reads them
 * @param weights of the losses after the warm-up
 * @param defects of the user's own, to draw holes from; null: none
 */
public record DeepGinRecipe(String preset, Path features, String holes, LossWeights weights, DefectMasks defects)
        implements Recipe {

    /** The published kinds, and the damage that archives have. */
    public static final String HOLES =
            "box, automaton, strokes:0.6, freeform:0.6, scratch, dust:0.4, text, outpainting:0.4";

    /** For the compact network on a CPU, without a feature network. */
    public static final DeepGinRecipe DEFAULT = new DeepGinRecipe("compact", null, HOLES, LossWeights.COMPACT);

    /** Without defects of the user's own. */
    public DeepGinRecipe(String preset, Path features, String holes, LossWeights weights) {
        this(preset, features, holes, weights, null);
    }

    public DeepGinRecipe withDefects(DefectMasks value) {
        return new DeepGinRecipe(preset, features, holes, weights, value);
    }

    /**
     * What holes are drawn by.
     *
     * @throws IllegalArgumentException if they cannot be, with what is wrong
     */
    public MaskSampler masks() {
        return MaskKinds.parse(holes, defects);
    }

    @Override
    public String network() {
        return DeepGinConfig.NETWORK;
    }

    @Override
    public String citation() {
        return "Li, C.-T., Siu, W.-C., Liu, Z.-S., Wang, L.-W., Lun, D. P.-K.: DeepGIN: Deep "
                + "Generative Inpainting Network for Extreme Image Inpainting. ECCV 2020 Workshops. arXiv:2008.07173";
    }

    @Override
    public int crop() {
        return 128;
    }

    @Override
    public int batch() {
        return 16;
    }

    @Override
    public Schedule schedule() {
        return new Schedule(20_000, 16_000, 5e-4, 0.5);
    }

    @Override
    public CropOptions crops() {
        return CropOptions.TRAINING;
    }

    @Override
    public CropOptions heldOutCrops() {
        return CropOptions.PLAIN;
    }

    @Override
    public void check(int crop, int batch) {
        if (crop < 32 || crop % 16 != 0) {
            throw new IllegalArgumentException(
                    "Crops of " + crop + " pixels do not fit the network: choose a multiple of 16 from 32 up.");
        }
    }

    @Override
    public String describe(long steps, Schedule schedule) {
        String own = defects == null ? "" : "; holes also drawn from " + defects.description();
        return "the first " + Math.min(steps, schedule.warmUp()) + " with L1 alone" + own;
    }

    @Override
    public TrainingTask task(TrainingOptions options, TrainingListener listener) throws IOException {
        masks(); // said before images are read and networks are built
        if (features == null && weights.features()) {
            listener.message("Without --features the perceptual and style terms are left out.");
        }
        FeatureNetwork network = features == null ? null : FeatureNetwork.open(features);
        return new DeepGinTask(this, options, network);
    }
}
