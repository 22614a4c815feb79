package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.models.NetworkSpec;
import lacuna.models.NetworkSpec.Task;

/**
 * What distinguishes one StyleGAN2 from another.
 *
 * @param preset name of the plan
 * @param size edge length of the images in pixels, a power of two from 8 to 1024
 * @param width length of z and of a style w
 * @param mappingLayers of the mapping network: 8 as published, 2 in many of StyleGAN2-ADA's networks
 * @param channels of the features at 4, 8, ..., size
 * @param imageChannels of the images
 */
public record StyleGan2Config(
        String preset, int size, int width, int mappingLayers, List<Integer> channels, int imageChannels) {

    public static final String NETWORK = "stylegan2";

    /** Whose network it is. */
    public static final String CITATION = "Karras, T., Laine, S., Aittala, M., Hellsten, J., Lehtinen, J., Aila, T.: Analyzing and"
            + " Improving the Image Quality of StyleGAN. CVPR 2020. arXiv:1912.04958";

    /** Edge length of the features that the synthesis starts from. */
    public static final int START = 4;

    private static final List<String> PRESETS = List.of("paper", "compact", "light", "tiny");
    private static final int LARGEST = 1024;
    private static final int PUBLISHED_WIDTH = 512;
    private static final int PUBLISHED_LAYERS = 8;

    public StyleGan2Config {
        channels = List.copyOf(channels);
        if (size < 2 * START || size > LARGEST || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "A StyleGAN2 makes images of 8, 16, ... or 1024 pixels on a side, not of " + size + ".");
        }
        if (channels.size() != Integer.numberOfTrailingZeros(size) - 1) {
            throw new IllegalArgumentException("A StyleGAN2 of " + size + " pixels needs channel counts for 4, 8, ..., "
                    + size + " pixels, not " + channels + ".");
        }
    }

    /**
     * The published plan: min(base / r, most) channels at r x r.
     *
     * @param base 32768 as published, 16384 for the narrower plan of StyleGAN2-ADA
     */
    public static StyleGan2Config plan(String preset, int size, int width, int mappingLayers, int base, int most) {
        return new StyleGan2Config(preset, size, width, mappingLayers,
                resolutions(size).map(r -> Math.min(base / r, most)).toList(), 3);
    }

    /**
     * A named plan: {@code paper-256} and the like as published, {@code compact-64} and the like for the CPU, {@code light-64} and the
     * like with half as many channels, three times as fast.
     *
     * @throws IllegalArgumentException if there is no such plan
     */
    public static StyleGan2Config preset(String name) {
        String[] parts = name.split("-");
        try {
            int size = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
            switch (parts[0]) {
                case "paper":
                    return plan(name, size, PUBLISHED_WIDTH, PUBLISHED_LAYERS, 32768, 512);
                case "compact":
                    return plan(name, size, 128, 4, 4096, 128);
                case "light":
                    return plan(name, size, 128, 4, 2048, 64);
                case "tiny":
                    return plan(name, size, 16, 2, 256, 16);
                default:
            }
        } catch (NumberFormatException e) {
            // falls through to the same sentence
        }
        throw new IllegalArgumentException("StyleGAN2 has no preset \"" + name
                + "\": choose paper-SIZE, compact-SIZE, light-SIZE or tiny-SIZE, for instance compact-64.");
    }

    private static Stream<Integer> resolutions(int size) {
        return Stream.iterate(START, r -> r <= size, r -> 2 * r);
    }

    /** Channels of the features at {@code resolution}. */
    public int channelsAt(int resolution) {
        return channels.get(Integer.numberOfTrailingZeros(resolution) - 2);
    }

    /** Styles that one image takes: 2 log2(size) - 2. */
    public int styles() {
        return 2 * channels.size();
    }

    /** Noise maps that one image takes. */
    int noises() {
        return 2 * channels.size() - 1;
    }

    /** Edge length of a noise map. */
    static int noiseSize(int layer) {
        return 1 << (layer + 5) / 2;
    }

    /**
     * Reads the plan of a generator from its weights.
     *
     * @throws IllegalArgumentException if these are not the weights of a StyleGAN2 generator
     */
    public static StyleGan2Config of(Map<String, NDArray> weights) {
        int layers = 0;
        while (weights.containsKey("style." + (layers + 1) + ".weight")) {
            layers++;
        }
        List<Integer> channels = new ArrayList<>();
        channels.add(dimension(weights, "conv1.conv.weight", 1));
        for (int j = 0; weights.containsKey("convs." + 2 * j + ".conv.weight"); j++) {
            channels.add(dimension(weights, "convs." + 2 * j + ".conv.weight", 1));
        }
        return named(new StyleGan2Config("imported", START << channels.size() - 1,
                dimension(weights, "conv1.conv.modulation.weight", 1), layers, channels,
                dimension(weights, "to_rgb1.bias", 1)));
    }

    /** The preset of the same plan, if there is one. */
    private static StyleGan2Config named(StyleGan2Config plan) {
        return PRESETS.stream().map(preset -> preset(preset + "-" + plan.size))
                .filter(preset -> preset.equals(new StyleGan2Config(preset.preset, plan.size, plan.width, plan.mappingLayers,
                        plan.channels, plan.imageChannels)))
                .findFirst().orElse(plan);
    }

    private static int dimension(Map<String, NDArray> weights, String name, int dimension) {
        NDArray array = weights.get(name);
        Shape shape = array == null ? new Shape() : array.getShape();
        if (shape.dimension() <= dimension) {
            throw new IllegalArgumentException("A StyleGAN2 generator has weights called " + name + ", which are missing.");
        }
        return Math.toIntExact(shape.get(dimension));
    }

    /** Reads what {@link #spec()} wrote. */
    public static StyleGan2Config of(NetworkSpec spec) {
        Map<String, String> options = spec.options();
        return new StyleGan2Config(spec.preset(), spec.fieldOfView(),
                Integer.parseInt(options.get("width")), Integer.parseInt(options.get("mapping_layers")),
                Stream.of(options.get("features").split(" ")).map(Integer::valueOf).toList(), spec.channels());
    }

    public NetworkSpec spec() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("width", Integer.toString(width));
        options.put("mapping_layers", Integer.toString(mappingLayers));
        options.put("features", channels.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        return new NetworkSpec(NETWORK, preset, Task.GENERATION, imageChannels, size, size, options);
    }
}
