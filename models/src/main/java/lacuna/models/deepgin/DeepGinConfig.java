package lacuna.models.deepgin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.models.NetworkSpec;
import lacuna.models.NetworkSpec.Task;

/**
 * What distinguishes one DeepGIN from another.
 *
 * @param preset {@code paper}, {@code compact} or the name of an imported checkpoint's layout
 * @param width channels at half resolution, the paper's g = 64
 * @param bottleneck channels at a sixteenth of the resolution, the paper's 8 g
 * @param holes what the missing pixels show to the network
 * @param texture channels at half resolution of the {@link TextureHead}; 0: none, as in the paper
 * @param detailSkips whether the decoder also sees the encoder's features at full and half resolution; the paper's skips end at
 *     a quarter, which costs fine lines unless g is large
 * @param initialScale factor on Kaiming's initialisation (the paper's code: 0.1)
 */
public record DeepGinConfig(
        String preset, int width, int bottleneck, Holes holes, int texture, boolean detailSkips, double initialScale) {

    public static final String NETWORK = "deepgin";

    /** Whose network it is. */
    public static final String CITATION = "Li, C.-T., Siu, W.-C., Liu, Z.-S., Wang, L.-W., Lun, D. P.-K.: DeepGIN: Deep Generative"
            + " Inpainting Network for Extreme Image Inpainting. ECCV 2020 Workshops. arXiv:2008.07173";

    /** The published network: 42,930,186 parameters. */
    public static final DeepGinConfig PAPER = new DeepGinConfig("paper", 64, 512, Holes.WHITE, 0, false, 0.1);

    /** Ours for the CPU: starts from a smooth fill, adds what it learned, and texture at the end. */
    public static final DeepGinConfig COMPACT = new DeepGinConfig("compact", 16, 128, Holes.GUIDED, 48, true, 1);

    /** Trains in seconds and fills badly: to try a recipe out. */
    public static final DeepGinConfig TINY = new DeepGinConfig("tiny", 4, 16, Holes.GUIDED, 8, true, 0.7);

    /** Of every leaky ReLU, below 0. */
    static final double SLOPE = 0.2;

    private static final int CHANNELS = 3;
    private static final int SIZE_MULTIPLE = 16;
    private static final int FIELD_OF_VIEW = 256;

    /** What the missing pixels show to the network. */
    public enum Holes {
        /** White, as published. */
        WHITE,
        /** A smooth fill guided by similar patches of the surroundings, to which the network's output is added as a residual. */
        GUIDED;

        /** @throws IllegalArgumentException if there is no such way */
        static Holes named(String name) {
            return Arrays.stream(values()).filter(holes -> holes.toString().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("This DeepGIN wants its holes shown \"" + name
                            + "\", which this version of Lacuna cannot do: it knows "
                            + Arrays.stream(values()).map(Holes::toString).collect(Collectors.joining(" and "))
                            + ". Use the version that wrote the model, or train it again."));
        }

        /** As bundles write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DeepGinConfig {
        if (width < 4 || width % 4 != 0 || bottleneck % 8 != 0) {
            throw new IllegalArgumentException("DeepGIN's width is a multiple of 4 and its bottleneck one of 8, not "
                    + width + " and " + bottleneck + ".");
        }
        if (texture % 2 != 0 || texture > 0 && holes == Holes.WHITE) {
            throw new IllegalArgumentException("A texture head of " + texture
                    + " channels is not possible: it needs an even number, and holes that similar patches guide.");
        }
    }

    /** @throws IllegalArgumentException if there is no preset of this name */
    public static DeepGinConfig preset(String name) {
        return switch (name) {
            case "paper" -> PAPER;
            case "compact" -> COMPACT;
            case "tiny" -> TINY;
            default -> throw new IllegalArgumentException(
                    "DeepGIN has no preset \"" + name + "\": choose paper, compact or tiny.");
        };
    }

    /** The layout of the published code at another width. */
    public static DeepGinConfig published(int width) {
        return width == PAPER.width ? PAPER : new DeepGinConfig("g" + width, width, 8 * width, Holes.WHITE, 0, false, 0.1);
    }

    /** Factor on the initialisation of the layers that give an image: a residual starts as nothing. */
    double outputScale() {
        return holes == Holes.GUIDED ? 0 : initialScale;
    }

    /** Reads what {@link #spec()} wrote. */
    public static DeepGinConfig of(NetworkSpec spec) {
        Map<String, String> options = spec.options();
        int width = Integer.parseInt(options.getOrDefault("width", "" + PAPER.width));
        return new DeepGinConfig(
                spec.preset(),
                width,
                Integer.parseInt(options.getOrDefault("bottleneck", "" + 8 * width)),
                Holes.named(options.getOrDefault("holes", "white")),
                Integer.parseInt(options.getOrDefault("texture", "0")),
                Boolean.parseBoolean(options.getOrDefault("detail_skips", "false")),
                PAPER.initialScale);
    }

    public NetworkSpec spec() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("width", Integer.toString(width));
        options.put("bottleneck", Integer.toString(bottleneck));
        options.put("holes", holes.toString());
        options.put("texture", Integer.toString(texture));
        options.put("detail_skips", Boolean.toString(detailSkips));
        return new NetworkSpec(NETWORK, preset, Task.INPAINTING, CHANNELS, SIZE_MULTIPLE, FIELD_OF_VIEW, options);
    }
}
