package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.models.NetworkSpec;
import lacuna.models.NetworkSpec.Task;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.inversion.PspPlan;
import lacuna.models.inversion.ResidualUnit;
import lacuna.models.stylegan2.StyleGan2Config;

/**
 * What distinguishes one of these networks from another.
 *
 * @param preset name of the plan
 * @param prior its plan; named as the whole
 * @param encoder its plan
 * @param gated whether the mixing network has its gate
 * @param skipWidths channels of the skip encoder at the full size, a half, a quarter and an eighth; empty without second stage
 */
public record DiverseConfig(
        String preset, StyleGan2Config prior, PspPlan encoder, boolean gated, List<Integer> skipWidths) {

    public static final String NETWORK = "diverse";

    /** Whose network it is. */
    public static final String CITATION = "Yildirim, A. B., Pehlivan, H., Bilecen, B. B., Dundar, A.: Diverse Inpainting and"
            + " Editing with GAN Inversion. ICCV 2023. arXiv:2307.15033";

    private static final List<String> PRESETS = List.of("paper", "light", "tiny");
    private static final int SMALLEST = 64;
    private static final List<Integer> PUBLISHED_SKIPS = List.of(32, 48, 64, 96);

    public DiverseConfig {
        skipWidths = List.copyOf(skipWidths);
        prior = new StyleGan2Config(preset, prior.size(), prior.width(), prior.mappingLayers(), prior.channels(),
                prior.imageChannels());
        if (prior.size() < SMALLEST) {
            throw new IllegalArgumentException(
                    "Diverse Inpainting needs a prior of 64 pixels or more, not of " + prior.size() + ".");
        }
        if (!skipWidths.isEmpty() && skipWidths.size() != PUBLISHED_SKIPS.size()) {
            throw new IllegalArgumentException(
                    "The skip encoder has four widths or, without second stage, none, not " + skipWidths + ".");
        }
        if (encoder.heads() != prior.styles() || encoder.styleWidth() != prior.width() || encoder.size() != prior.size()
                || encoder.inputs() != prior.imageChannels() + 1) {
            throw new IllegalArgumentException("The encoder " + encoder + " does not fit the prior " + prior + ".");
        }
    }

    /**
     * A named plan: {@code paper-256} and the like as published; {@code light-64} and the like for the CPU; {@code tiny-64} fills
     * badly and is for trying a recipe out.
     *
     * <p>Light: as published, 85 % of the encoder's weights are in the heads' convolutions, which are as wide as a style. Here
     * heads have 64 channels, the body half the width and ten units instead of 24, the skip encoder half the width. With the
     * prior of 64 pixels that makes 7.4 million weights, 15 MB in half precision, and 1.5 GFLOP a fill, against 267 million and
     * 411 GFLOP.
     *
     * @throws IllegalArgumentException if there is no such plan
     */
    public static DiverseConfig preset(String name) {
        String kind = name.split("-")[0];
        if (!PRESETS.contains(kind)) {
            throw unknown(name);
        }
        return on(StyleGan2Config.preset(name), kind);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("Diverse Inpainting has no preset \"" + name
                + "\": choose paper-SIZE, light-SIZE or tiny-SIZE, for instance light-64.");
    }

    /** The plan {@code kind} (paper, light or tiny) on a prior of any plan. */
    public static DiverseConfig on(StyleGan2Config prior, String kind) {
        String own = kind + "-" + prior.size();
        String name = prior.preset().equals(own) ? own : kind + "-on-" + prior.preset();
        return switch (kind) {
            case "paper" -> plan(name, prior, 64, PspPlan.PUBLISHED_UNITS, prior.width(), PUBLISHED_SKIPS);
            case "light" -> plan(name, prior, 32, List.of(2, 2, 4, 2), Math.min(64, prior.width()), List.of(16, 24, 32, 48));
            case "tiny" -> plan(name, prior, 4, List.of(1, 1, 1, 1), Math.min(16, prior.width()), List.of(4, 6, 8, 12));
            default -> throw unknown(kind);
        };
    }

    private static DiverseConfig plan(String name,
            StyleGan2Config prior, int width, List<Integer> units, int headWidth, List<Integer> skipWidths) {
        return new DiverseConfig(name, prior, encoder(prior, width, units, headWidth), true, skipWidths);
    }

    private static PspPlan encoder(StyleGan2Config prior, int width, List<Integer> units, int headWidth) {
        return new PspPlan(prior.imageChannels() + 1, prior.size(), width, units, ResidualUnit.Kind.SQUEEZED,
                prior.styles(), headWidth, prior.width());
    }

    /** Without the second stage: the ablation of the paper's Table 3, and what the first stage's training trains. */
    public DiverseConfig withoutSkips() {
        return new DiverseConfig(preset, prior, encoder, gated, List.of());
    }

    public DiverseConfig withGate(boolean value) {
        return new DiverseConfig(preset, prior, encoder, value, skipWidths);
    }

    /** Where skips reach the prior's features, in the order of the published names; empty without second stage. */
    List<Integer> skipResolutions() {
        return skipWidths.isEmpty() ? List.of() : List.of(prior.size() / 2, prior.size() / 4, prior.size() / 8);
    }

    /**
     * Reads the plan from weights.
     *
     * @throws IllegalArgumentException if these are not the weights of such a network
     */
    public static DiverseConfig of(Map<String, NDArray> weights) {
        StyleGan2Config prior = StyleGan2Config.of(Checkpoints.under(Diverse.PRIOR, weights));
        NDArray mixing = weights.get(Diverse.MIXING + "fc.0.weight");
        if (mixing == null) {
            throw new IllegalArgumentException("The mixing network's weights are missing.");
        }
        List<Integer> skips = new ArrayList<>();
        for (String name : List.of("conv1.0", "blocks.0.0.res_layer.1", "blocks.1.0.res_layer.1", "blocks.2.0.res_layer.1")) {
            NDArray weight = weights.get(Diverse.SKIPS + name + ".weight");
            if (weight != null) {
                skips.add(Math.toIntExact(weight.getShape().get(0)));
            }
        }
        DiverseConfig plan = new DiverseConfig("imported", prior, PspPlan.of(weights, Diverse.ENCODER, prior.size()),
                mixing.getShape().get(0) == 2L * prior.width(), skips);
        return PRESETS.stream().map(kind -> preset(kind + "-" + prior.size())).filter(plan::isLike).findFirst().orElse(plan);
    }

    private boolean isLike(DiverseConfig other) {
        return new DiverseConfig(other.preset, prior, encoder, gated, skipWidths).equals(other);
    }

    /** Reads what {@link #spec()} wrote. */
    public static DiverseConfig of(NetworkSpec spec) {
        Map<String, String> options = spec.options();
        StyleGan2Config prior = StyleGan2Config.of(spec);
        return new DiverseConfig(spec.preset(), prior,
                encoder(prior, Integer.parseInt(options.get("encoder_width")), numbers(options.get("encoder_units")),
                        Integer.parseInt(options.get("head_width"))),
                Boolean.parseBoolean(options.get("gated")), numbers(options.get("skip_widths")));
    }

    private static List<Integer> numbers(String text) {
        return text == null || text.isBlank() ? List.of() : Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static String text(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    public NetworkSpec spec() {
        Map<String, String> options = new LinkedHashMap<>(prior.spec().options());
        options.put("encoder_width", Integer.toString(encoder.width()));
        options.put("encoder_units", text(encoder.units()));
        options.put("head_width", Integer.toString(encoder.headWidth()));
        options.put("gated", Boolean.toString(gated));
        options.put("skip_widths", text(skipWidths));
        return new NetworkSpec(NETWORK, preset, Task.INPAINTING, prior.imageChannels(), prior.size(), prior.size(), options);
    }
}
