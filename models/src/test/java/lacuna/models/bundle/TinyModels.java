package lacuna.models.bundle;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lacuna.models.Network;
import lacuna.models.NetworkSpec;
import lacuna.models.Networks;
import lacuna.models.deepgin.DeepGinConfig;

/** Networks small enough to be made in every test. */
final class TinyModels {

    static final NetworkSpec SPEC = DeepGinConfig.published(4).spec();

    private TinyModels() {}

    static ModelCard card(String name) {
        return new ModelCard(name, "A network that learned nothing: \"quoted\", #hash, caf\u00e9.",
                List.of("A. Author", "B. Author"),
                "BSD-2-Clause", List.of("Author, A.: On nothing. 2026."), "Random numbers.", "2026-01-02T03:04:05Z",
                Map.of("psnr_box", "12.5", "feature_distance", "0.25"), "# Nothing\n\nIt learned nothing.\n");
    }

    static <T> T withWeights(long seed, Function<Map<String, NDArray>, T> work) {
        try (Network network = Networks.create(SPEC, Device.cpu())) {
            initialize(network, seed);
            return work.apply(network.parameters().arrays());
        }
    }

    /** Larger weights than training starts with, which would all but leave the image empty. */
    static void initialize(Network network, long seed) {
        network.parameters().initialize(seed);
        network.parameters().replaceAll(array -> array.mul(6));
    }

    static ModelBundle bundle(String name, long seed, boolean half) {
        return withWeights(seed, weights -> {
            try {
                return BundleWriter.of(SPEC, card(name)).withHalf(half)
                        .withTraining("step,loss\n1,2\n".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3})
                        .bundle(weights);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
