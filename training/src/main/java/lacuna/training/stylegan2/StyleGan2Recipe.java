package lacuna.training.stylegan2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.Recipe;
import lacuna.training.RecipeSettings;
import lacuna.training.Schedule;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;
import lacuna.training.TrainingTask;
import lacuna.training.data.CropOptions;

/**
 * How a StyleGAN2 is trained (section 3 and appendix B), with the adaptive augmentation of StyleGAN2-ADA.
 *
 * @param preset of the network; says the edge of the crops
 * @param gamma weight of R1; 10 at 256 pixels, less for smaller images
 * @param pathLength weight of the path-length regularisation; 0: without it
 * @param mixing probability that an image takes its styles from two z
 * @param augmentation sign of the logits on real images at which the augmentation holds still, 0.6 in the paper; 0: none
 * @param frozenBlocks high-resolution blocks of the discriminator that keep their weights, as transfer to few images wants it
 *     (Mo et al., Freeze the Discriminator, 2020); 0: all are trained
 * @param smallestScale lower bound of the random reduction of the images before they are cropped; 1: never reduced
 * @param turns whether crops are flipped and turned by quarters: not for text, which has an upright
 * @param features TorchScript network for the kernel distance; null: without it
 */
public record StyleGan2Recipe(String preset, double gamma, double pathLength, double mixing, double augmentation, int frozenBlocks,
        double smallestScale, boolean turns, Path features) implements Recipe {

    public static final List<String> PRESETS = List.of("light-64", "compact-64", "compact-128", "paper-256");

    /** For 64 pixels on a CPU: two hours on one core gave what is shipped. */
    public static final StyleGan2Recipe DEFAULT = new StyleGan2Recipe("light-64", 1, 2, 0.9, 0.6, 0, 0.5, true, null);

    /** @throws IllegalArgumentException for an unknown preset and for what is no number */
    public static StyleGan2Recipe of(RecipeSettings settings) {
        StyleGan2Recipe recipe = new StyleGan2Recipe(settings.text("preset", DEFAULT.preset),
                settings.number("gamma", DEFAULT.gamma), settings.number("path_length", DEFAULT.pathLength),
                settings.number("mixing", DEFAULT.mixing), settings.number("augmentation", DEFAULT.augmentation),
                settings.count("freeze", DEFAULT.frozenBlocks), settings.number("smallest_scale", DEFAULT.smallestScale),
                settings.flag("turns", DEFAULT.turns), settings.file("features"));
        recipe.crops(); // says what is wrong with the scale
        return recipe;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("preset", preset, "gamma", Double.toString(gamma), "path_length", Double.toString(pathLength),
                "mixing", Double.toString(mixing), "augmentation", Double.toString(augmentation),
                "freeze", Integer.toString(frozenBlocks), "smallest_scale", Double.toString(smallestScale),
                "turns", Boolean.toString(turns), "features", features == null ? "" : features.toAbsolutePath().toString());
    }

    @Override
    public String frozen() {
        return frozenBlocks == 0 ? "" : "the first " + frozenBlocks + " blocks of the discriminator";
    }

    @Override
    public String network() {
        return StyleGan2Config.NETWORK;
    }

    @Override
    public String citation() {
        return StyleGan2Config.CITATION;
    }

    @Override
    public int crop() {
        return StyleGan2Config.preset(preset).size();
    }

    @Override
    public int batch() {
        return 16;
    }

    @Override
    public Schedule schedule() {
        return new Schedule(50_000, 0, 2e-3, 0.8);
    }

    @Override
    public CropOptions crops() {
        return new CropOptions(1, smallestScale, turns, 0, 0, 0, 0, 0.03, 6);
    }

    @Override
    public CropOptions heldOutCrops() {
        return crops();
    }

    @Override
    public void check(int crop, int batch) {
        if (crop != crop()) {
            throw new IllegalArgumentException("The generator " + preset + " makes images of " + crop() + " pixels: leave the"
                    + " crops at that, or choose another preset.");
        }
        if (batch < 4 || batch % 4 != 0) {
            throw new IllegalArgumentException(
                    "The discriminator compares images in groups of 4: choose a batch that is a multiple of 4.");
        }
    }

    @Override
    public String describe(long steps, Schedule schedule) {
        return String.format(Locale.ROOT, "R1 weight %s, path length %s, style mixing %s, %s%s", gamma, pathLength, mixing,
                augmentation > 0 ? "adaptive augmentation towards " + augmentation : "no augmentation",
                frozenBlocks > 0 ? ", not trained: " + frozen() : "");
    }

    @Override
    public TrainingTask task(TrainingOptions options, TrainingListener listener) throws IOException {
        return new StyleGan2Task(this, options, features == null ? null : FeatureNetwork.open(features));
    }
}
