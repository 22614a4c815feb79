package lacuna.models.bundle;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.NetworkSpec;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.diverse.DiverseCheckpoint;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2Checkpoint;
import lacuna.models.stylegan2.StyleGan2Config;

/**
 * Makes bundles of bare checkpoints, as authors publish them: recognises the network by the names and shapes of its weights.
 */
final class CheckpointImport {

    private static final String DEEPGIN_COARSE = "lr_coarse_tinker.1.weight";
    private static final String DEEPGIN_REFINEMENT = "r_en_conv1.weight";
    /** Image and hole; the variant for segmented scenes has three more. */
    private static final int DEEPGIN_INPUTS = 4;


    private CheckpointImport() {}

    /** @throws IOException if the file cannot be read or is of no known network */
    static ModelBundle read(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
            Map<String, NDArray> weights = Checkpoints.read(manager, file);
            boolean half = weights.values().stream().allMatch(array -> array.getDataType() == DataType.FLOAT16);
            if (StyleGan2Checkpoint.matches(weights)) {
                StyleGan2Checkpoint found = StyleGan2Checkpoint.of(manager, weights);
                return BundleWriter.of(found.config().spec(), card(file, styleGan2(found.config()), StyleGan2Config.CITATION))
                        .withHalf(half).withCompanions(found.companions()).bundle(found.generator());
            }
            if (DiverseCheckpoint.matches(weights)) {
                DiverseCheckpoint found = DiverseCheckpoint.of(manager, weights);
                String network = "Diverse Inpainting and Editing on a " + styleGan2(found.config().prior());
                return BundleWriter.of(found.config().spec(), card(file, network, DiverseConfig.CITATION))
                        .withHalf(half).bundle(found.weights());
            }
            NetworkSpec spec = recognise(weights, fileName);
            return BundleWriter.of(spec, card(file, "DeepGIN (width " + spec.options().get("width") + ")", DeepGinConfig.CITATION))
                    .withHalf(half).bundle(weights);
        } catch (IllegalArgumentException e) {
            throw new IOException("The checkpoint " + fileName + " cannot be imported. " + e.getMessage(), e);
        }
    }

    private static NetworkSpec recognise(Map<String, NDArray> weights, String fileName) throws IOException {
        NDArray first = weights.get(DEEPGIN_COARSE);
        if (first == null || !weights.containsKey(DEEPGIN_REFINEMENT) || first.getShape().dimension() != 4) {
            List<String> some = weights.keySet().stream().limit(3).toList();
            throw new IOException("The checkpoint " + fileName + " is of no network that Lacuna knows (its weights are"
                    + " called " + String.join(", ", some) + " and so on): DeepGIN's and StyleGAN2's generators and Diverse"
                    + " Inpainting's networks can be imported.");
        }
        Shape shape = first.getShape();
        if (shape.get(1) != DEEPGIN_INPUTS) {
            throw new IOException("The checkpoint " + fileName + " is of a DeepGIN with " + shape.get(1)
                    + " input channels; only the one for colour image and hole (" + DEEPGIN_INPUTS + ") can be used.");
        }
        return DeepGinConfig.published(Math.toIntExact(2 * shape.get(0))).spec();
    }

    private static String styleGan2(StyleGan2Config config) {
        return "StyleGAN2 (" + config.size() + " x " + config.size() + " pixels, features " + config.channels() + ", "
                + config.mappingLayers() + " mapping layers)";
    }

    private static ModelCard card(Path file, String network, String citation) throws IOException {
        String fileName = file.getFileName().toString();
        String digest = Sha256.of(Files.readAllBytes(file));
        String description = network + ", imported from the checkpoint " + fileName + ".";
        String unknown = "unknown: ask whoever published the checkpoint";
        String text = "# " + fileName + "\n\n" + description + "\n\n- SHA-256 of the checkpoint: " + digest
                + "\n- Training data: " + unknown + "\n- Licence: " + unknown + "\n\nNot measured on any data of this"
                + " project.\n";
        return new ModelCard(name(fileName), description, List.of(), "unknown",
                List.of(citation),
                unknown, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Map.of("checkpoint_sha256", digest),
                text);
    }

    /** The name of a file without its ending, with hyphens for what model names may not have. */
    private static String name(String fileName) {
        String base = fileName.replaceFirst("\\.(pth|pt|pkl|ckpt|bin|safetensors)$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        String start = base.replaceFirst("^[^A-Za-z0-9]+", "");
        return start.isEmpty() ? "imported" : start.substring(0, Math.min(64, start.length()));
    }
}
