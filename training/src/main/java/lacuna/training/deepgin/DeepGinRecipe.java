package lacuna.training.deepgin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.Recipe;
import lacuna.training.RecipeSettings;
import lacuna.training.Schedule;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.data.CropOptions;
import lacuna.training.data.MaskFiles;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.MaskKinds;

/**
 * How a DeepGIN is trained.
 *
 * @param preset of the network
 * @param features TorchScript network for perceptual and style terms; null: without them
 * @param holes kinds of masks with weights, as {@link MaskKinds#parse(String, DefectMasks)} reads them
 * @param weights of the losses after the warm-up
 * @param defects masks of the user's own defects to draw holes from, a file or a folder of them; null: none
 */
public record DeepGinRecipe(String preset, Path features, String holes, LossWeights weights, Path defects)
        implements Recipe {

    /** The published kinds, and the damage that archives have. */
    public static final String HOLES =
            "box, automaton, strokes:0.6, freeform:0.6, scratch, dust:0.4, text, outpainting:0.4";

    public static final List<String> PRESETS = List.of("compact", "paper", "tiny");

    /** For the compact network on a CPU, without a feature network. */
    public static final DeepGinRecipe DEFAULT = new DeepGinRecipe("compact", null, HOLES, LossWeights.COMPACT);

    /** @throws IllegalArgumentException for an unknown preset, unknown holes and weights that are no numbers */
    public static DeepGinRecipe of(RecipeSettings settings) {
        DeepGinRecipe recipe = new DeepGinRecipe(settings.text("preset", DEFAULT.preset), settings.file("features"),
                settings.text("holes", DEFAULT.holes), LossWeights.parse(settings.text("weights", DEFAULT.weights.text())),
                settings.file("defects"));
        DeepGinConfig.preset(recipe.preset);
        if (recipe.defects == null) {
            MaskKinds.parse(recipe.holes, null);
        }
        return recipe;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("preset", preset, "features", features == null ? "" : features.toAbsolutePath().toString(),
                "holes", holes, "weights", weights.text(),
                "defects", defects == null ? "" : defects.toAbsolutePath().toString());
    }

    @Override
    public String frozen() {
        return "";
    }

    /** Without defects of the user's own. */
    public DeepGinRecipe(String preset, Path features, String holes, LossWeights weights) {
        this(preset, features, holes, weights, null);
    }

    public DeepGinRecipe withDefects(Path value) {
        return new DeepGinRecipe(preset, features, holes, weights, value);
    }

    @Override
    public String network() {
        return DeepGinConfig.NETWORK;
    }

    @Override
    public String citation() {
        return DeepGinConfig.CITATION;
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
        return "the first " + Math.min(steps, schedule.warmUp()) + " with L1 alone" + MaskFiles.inWords(defects);
    }

    @Override
    public TrainingTask task(TrainingOptions options, TrainingListener listener) throws IOException {
        DefectMasks own = MaskFiles.masks(defects);
        if (features == null && weights.features()) {
            listener.message("Without a feature network the perceptual and style terms are left out.");
        }
        FeatureNetwork network = features == null ? null : FeatureNetwork.open(features);
        return new DeepGinTask(this, options, own, network);
    }
}
