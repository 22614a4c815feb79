package lacuna.training.diverse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.models.NetworkSpec;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2Config;
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
 * How Diverse Inpainting is trained on a prior (sections 3.1 and 3.2, appendix B). The prior is what the training starts from;
 * its weights stay.
 *
 * @param preset plan and the prior's size: {@code light-64}; whatever stands between the two is passed over
 * @param stages which are trained
 * @param gated whether the mixing network has its gate (Table 3 compares)
 * @param fullReconstruction whether the network learns on images that the prior draws, whose holes it can restore when it is told
 *     the style (Table 3); without, on the user's images, of which it restores the known pixels alone
 * @param adversarial weight of the adversarial loss; 0: without discriminator
 * @param perceptual weight of the perceptual loss. The paper's 5e-5 is for VGG-16's own scale; the distance here is of
 *     activations of length 1, for which 0.1 is of that order
 * @param gamma weight of R1; 10 at 256 pixels, less for smaller images
 * @param holes kinds of masks with weights, as {@link MaskKinds#parse(String, DefectMasks)} reads them
 * @param defects masks of the user's own defects to draw holes from, a file or a folder of them; null: none
 * @param features TorchScript network for the perceptual loss; null: without it
 */
public record DiverseRecipe(String preset, Stages stages, boolean gated, boolean fullReconstruction, double adversarial,
        double perceptual, double gamma, String holes, Path defects, Path features) implements Recipe {

    public static final List<String> PRESETS = List.of("light-64", "light-128", "light-256", "paper-256");

    /** Before the default, which is checked with it. */
    private static final Pattern PRESET = Pattern.compile("(paper|light|tiny)-(?:.*-)?(\\d{1,4})");

    /** For a prior of 64 pixels, on a CPU. Wide holes more often than thin ones: only they have many fills. */
    public static final DiverseRecipe DEFAULT = new DiverseRecipe("light-64", Stages.BOTH, true, true, 0.08, 0.1, 1,
            "freeform:2, box, automaton, outpainting:0.5, strokes:0.5, scratch:0.25, text:0.25", null, null);

    private static final int GROUP = 4;
    private static final long STEPS = 40_000;
    /** The first stage's share of them. */
    private static final double FIRST = 0.7;

    /** @throws IllegalArgumentException for an unknown preset and for weights below 0 */
    public DiverseRecipe {
        DiverseConfig.preset(plan(preset));
        if (!(adversarial >= 0 && perceptual >= 0 && gamma >= 0 && adversarial + perceptual + gamma < 1e6)) {
            throw new IllegalArgumentException("The weights adversarial, perceptual and gamma are " + adversarial + ", "
                    + perceptual + " and " + gamma + ": write numbers of at least 0.");
        }
    }

    /** The preset that goes on from a model: that of a network like it, or the light one for a prior; empty for any other. */
    public static String presetFrom(NetworkSpec start) {
        return switch (start.network()) {
            case DiverseConfig.NETWORK -> start.preset().split("-")[0] + "-" + start.fieldOfView();
            case StyleGan2Config.NETWORK -> "light-" + start.fieldOfView();
            default -> "";
        };
    }

    /** Plan and size alone. */
    private static String plan(String preset) {
        Matcher parts = PRESET.matcher(preset);
        return parts.matches() ? parts.group(1) + "-" + parts.group(2) : preset;
    }

    /** @throws IllegalArgumentException for unknown presets, stages and holes, and for what is no number */
    public static DiverseRecipe of(RecipeSettings settings) {
        DiverseRecipe d = DEFAULT;
        DiverseRecipe recipe = new DiverseRecipe(settings.text("preset", d.preset),
                Stages.parse(settings.text("stages", d.stages.text())), settings.flag("gate", d.gated),
                settings.flag("full_reconstruction", d.fullReconstruction), settings.number("adversarial", d.adversarial),
                settings.number("perceptual", d.perceptual), settings.number("gamma", d.gamma),
                settings.text("holes", d.holes), settings.file("defects"), settings.file("features"));
        if (recipe.defects == null) {
            MaskKinds.parse(recipe.holes, null);
        }
        return recipe;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("preset", preset, "stages", stages.text(), "gate", Boolean.toString(gated),
                "full_reconstruction", Boolean.toString(fullReconstruction), "adversarial", Double.toString(adversarial),
                "perceptual", Double.toString(perceptual), "gamma", Double.toString(gamma), "holes", holes,
                "defects", text(defects), "features", text(features));
    }

    private static String text(Path path) {
        return path == null ? "" : path.toAbsolutePath().toString();
    }

    @Override
    public String frozen() {
        return switch (stages) {
            case BOTH -> "the prior; in the second stage encoder and mixing network, too";
            case FIRST -> "the prior";
            case SECOND -> "the prior, encoder and mixing network";
        };
    }

    @Override
    public boolean keepsPrior() {
        return true;
    }

    @Override
    public String network() {
        return DiverseConfig.NETWORK;
    }

    @Override
    public String citation() {
        return DiverseConfig.CITATION;
    }

    @Override
    public int crop() {
        return DiverseConfig.preset(plan(preset)).prior().size();
    }

    @Override
    public int batch() {
        return 8;
    }

    /** The warm-up is the first stage. */
    @Override
    public Schedule schedule() {
        return new Schedule(STEPS, stages.firstSteps(new Schedule(STEPS, Math.round(FIRST * STEPS), 1, 1)), 1e-4, 0.5);
    }

    /** Plain: what the prior was not trained on it cannot fill. */
    @Override
    public CropOptions crops() {
        return CropOptions.PLAIN;
    }

    @Override
    public CropOptions heldOutCrops() {
        return CropOptions.PLAIN;
    }

    @Override
    public void check(int crop, int batch) {
        if (crop != crop()) {
            throw new IllegalArgumentException("The preset " + preset + " is for a prior of " + crop() + " pixels: leave the"
                    + " crops at that, or choose another preset.");
        }
        if (batch > GROUP && batch % GROUP != 0) {
            throw new IllegalArgumentException(
                    "The discriminator compares images in groups of 4: choose a batch of at most 4, or a multiple of 4.");
        }
    }

    @Override
    public String describe(long steps, Schedule schedule) {
        String which = switch (stages) {
            case BOTH -> "the first " + Math.min(steps, stages.firstSteps(schedule)) + " of the first stage";
            case FIRST -> "the first stage alone";
            case SECOND -> "the second stage alone";
        };
        return String.format(Locale.ROOT, "%s, %s, mixing network %s gate, weights: adversarial %s, perceptual %s, R1 %s;"
                + " not trained: %s%s", which,
                fullReconstruction ? "on images that the prior draws" : "known pixels alone restored",
                gated ? "with" : "without", adversarial, features == null ? "none" : perceptual, gamma, frozen(),
                MaskFiles.inWords(defects));
    }

    /** What is built on a prior of this plan. */
    DiverseConfig config(StyleGan2Config prior) {
        DiverseConfig whole = DiverseConfig.on(prior, preset.split("-")[0]).withGate(gated);
        return stages == Stages.FIRST ? whole.withoutSkips() : whole;
    }

    @Override
    public TrainingTask task(TrainingOptions options, TrainingListener listener) throws IOException {
        if (options.from().isEmpty()) {
            throw new IllegalArgumentException("Diverse Inpainting learns to use a prior, and none is named: start from a"
                    + " StyleGAN2 of images like yours (--from NAME or FILE; the network stylegan2 trains one), or from a model of Diverse"
                    + " Inpainting to go on with it.");
        }
        DefectMasks own = MaskFiles.masks(defects);
        if (features == null && perceptual > 0) {
            listener.message("Without a feature network the perceptual term is left out.");
        }
        return new DiverseTask(this, options, own, features == null ? null : FeatureNetwork.open(features), listener);
    }
}
