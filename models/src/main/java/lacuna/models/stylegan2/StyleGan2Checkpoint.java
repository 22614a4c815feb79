package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * Finds a StyleGAN2 in the tensors of a file: the dictionaries of the public PyTorch code ({@code g_ema}, {@code latent_avg},
 * {@code d}), NVIDIA's snapshots ({@code G_ema}, {@code D}), bare state_dicts, and what a training of ours saves.
 *
 * @param config read from the weights
 * @param generator every weight of {@link StyleGan2}, the mean style included
 * @param discriminator the weights of {@link StyleGan2Discriminator}; empty if the file has none
 */
public record StyleGan2Checkpoint(
        StyleGan2Config config, Map<String, NDArray> generator, Map<String, NDArray> discriminator) {

    /** Under which weights of a discriminator stand beside those of its generator. */
    public static final String DISCRIMINATOR = "discriminator.";

    private static final List<String> GENERATORS = List.of("g_ema.", "average.", "");
    private static final List<String> DISCRIMINATORS = List.of("d.", DISCRIMINATOR);
    private static final String NVIDIA_GENERATOR = "G_ema.";
    private static final String NVIDIA_DISCRIMINATOR = "D.";
    private static final String FIRST = "conv1.conv.weight";

    /** z that a mean style is computed from when the file has none. */
    private static final int MEAN_OF = 10_000;
    private static final int CHUNK = 500;

    /** Whether these are the tensors of a StyleGAN2. */
    public static boolean matches(Map<String, NDArray> tensors) {
        return tensors.containsKey(NVIDIA_GENERATOR + NvidiaNames.FIRST)
                || GENERATORS.stream().anyMatch(prefix -> tensors.containsKey(prefix + FIRST));
    }

    /**
     * Takes the generator that was averaged over the training, and the discriminator if there is one.
     *
     * @param manager owner of what has to be computed
     * @throws IllegalArgumentException if weights are missing or of the wrong shape, or the generator is conditional
     */
    public static StyleGan2Checkpoint of(NDManager manager, Map<String, NDArray> tensors) {
        Map<String, NDArray> generator;
        Map<String, NDArray> discriminator = Map.of();
        if (tensors.containsKey(NVIDIA_GENERATOR + NvidiaNames.FIRST)) {
            generator = NvidiaNames.generator(Checkpoints.under(NVIDIA_GENERATOR, tensors));
            discriminator = NvidiaNames.discriminator(Checkpoints.under(NVIDIA_DISCRIMINATOR, tensors));
        } else {
            String prefix = GENERATORS.stream().filter(each -> tensors.containsKey(each + FIRST)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("These are not the weights of a StyleGAN2."));
            generator = new LinkedHashMap<>(Checkpoints.under(prefix, tensors));
            for (String each : DISCRIMINATORS) {
                discriminator = discriminator.isEmpty() ? Checkpoints.under(each, tensors) : discriminator;
                String own = each;
                generator.keySet().removeIf(name -> name.startsWith(own));
            }
            NDArray mean = tensors.get(StyleGan2.MEAN_STYLE);
            if (mean != null) {
                generator.put(StyleGan2.MEAN_STYLE, mean);
            }
        }
        StyleGan2Config config = StyleGan2Config.of(generator);
        return new StyleGan2Checkpoint(
                config, complete(manager, config, generator), filters(manager, config, discriminator));
    }

    /** What a file may lack because it follows from the rest: filters, the mean style. */
    private static Map<String, NDArray> complete(NDManager manager, StyleGan2Config config, Map<String, NDArray> generator) {
        try (StyleGan2 network = new StyleGan2(manager.newSubManager(), config)) {
            network.parameters().initialize(0);
            addFilters(manager, network.parameters().arrays(), generator);
            NDArray mean = generator.get(StyleGan2.MEAN_STYLE);
            if (mean == null) {
                Map<String, NDArray> known = new LinkedHashMap<>(generator);
                known.put(StyleGan2.MEAN_STYLE, manager.zeros(new Shape(config.width())));
                network.parameters().load(known);
                generator.put(StyleGan2.MEAN_STYLE, meanStyle(manager, network));
            } else if (mean.getShape().dimension() > 1) { // one for each layer, all the same
                generator.put(StyleGan2.MEAN_STYLE, Torch.reshape(
                        Torch.narrow(Torch.reshape(mean, -1, config.width()), 0, 0, 1), config.width()));
            }
        }
        return generator;
    }

    private static Map<String, NDArray> filters(
            NDManager manager, StyleGan2Config config, Map<String, NDArray> discriminator) {
        if (discriminator.isEmpty()) {
            return discriminator;
        }
        Map<String, NDArray> complete = new LinkedHashMap<>(discriminator);
        try (StyleGan2Discriminator network = new StyleGan2Discriminator(manager, config)) {
            network.parameters().initialize(0);
            addFilters(manager, network.parameters().arrays(), complete);
        }
        return complete;
    }

    private static void addFilters(NDManager manager, Map<String, NDArray> initial, Map<String, NDArray> weights) {
        initial.forEach((name, array) -> {
            if (name.endsWith(".kernel") && !weights.containsKey(name)) {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                weights.put(name, copy);
            }
        });
    }

    /** The mean of the styles of normal numbers, from a fixed seed: (width). */
    public static NDArray meanStyle(NDManager manager, StyleGan2 network) {
        int width = network.config().width();
        Random random = new Random(0);
        NDList means = new NDList();
        for (int done = 0; done < MEAN_OF; done += CHUNK) {
            NDArray z = StyleGan2.normal(manager, random, CHUNK, width);
            means.add(Autograd.withoutGradient(() -> Torch.meanAlong(network.map(z), 0)));
        }
        return Torch.meanAlong(Torch.reshape(Torch.cat(new ArrayList<>(means), 0), -1, width), 0);
    }

    /** The discriminator's weights as they stand beside the generator's in a bundle. */
    public Map<String, NDArray> companions() {
        Map<String, NDArray> companions = new LinkedHashMap<>();
        discriminator.forEach((name, array) -> companions.put(DISCRIMINATOR + name, array));
        return companions;
    }
}
