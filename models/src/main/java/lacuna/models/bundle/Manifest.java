package lacuna.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lacuna.models.NetworkSpec;
import lacuna.models.NetworkSpec.Task;

/**
 * The {@code bioimageio.yaml} of a bundle: a model description after bioimage.io's (format 0.5), in which {@code
 * config.lacuna} holds what Lacuna needs.
 *
 * @param digests SHA-256 of every other part, by its name
 */
record Manifest(NetworkSpec spec, ModelCard card, Map<String, String> digests) {

    static final String FILE = "bioimageio.yaml";
    static final String WEIGHTS = "weights.safetensors";
    static final String INPUT = "sample_input.safetensors";
    static final String OUTPUT = "sample_output.safetensors";
    static final String CARD = "card.md";
    static final String COMPANIONS = "companions.safetensors";
    static final String DIRECTIONS = "directions.safetensors";
    static final String LOG = "training.csv";
    static final String CURVE = "training.png";
    static final String COVER = "cover.png";
    /** What every bundle has. */
    static final List<String> REQUIRED = List.of(WEIGHTS, INPUT, OUTPUT, CARD);
    static final List<String> OPTIONAL = List.of(LOG, CURVE, COVER, COMPANIONS, DIRECTIONS);

    private static final int VERSION = 1;
    private static final int MAX_BYTES = 1 << 20;
    /** For other programs: how Lacuna maps intensities, in the terms of bioimage.io. */
    private static final List<Object> NORMALISATION = List.of(
            step("scale_range", "min_percentile", 0.1, "max_percentile", 99.9),
            step("scale_linear", "gain", 2.0, "offset", -1.0));
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    byte[] toYaml() throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format_version", "0.5.3");
        root.put("type", "model");
        root.put("name", card.name());
        root.put("description", card.description());
        root.put("authors", card.authors().stream().map(author -> Map.of("name", author)).toList());
        root.put("license", card.license());
        root.put("cite", card.citations().stream().map(citation -> Map.of("text", citation)).toList());
        root.put("timestamp", card.timestamp());
        root.put("documentation", reference(CARD));
        root.put("training_data_description", card.trainingData());
        root.put("covers", digests.containsKey(COVER) ? List.of(COVER) : List.of());
        root.put("inputs", inputs());
        root.put("outputs", List.of(tensor("image", spec.task() == Task.INPAINTING
                ? "The known pixels as they came, the missing ones filled." : "The image that the code stands for.",
                spec.channels(), OUTPUT)));
        root.put("weights", Map.of("safetensors", reference(WEIGHTS)));
        root.put("attachments", OPTIONAL.stream().filter(digests::containsKey).map(this::reference).toList());
        root.put("config", Map.of("lacuna", lacuna()));
        return YAML.writeValueAsBytes(root);
    }

    private Map<String, Object> reference(String part) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("source", part);
        reference.put("sha256", digests.get(part));
        return reference;
    }

    private static Map<String, Object> step(String id, String first, double firstValue, String second, double secondValue) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(first, firstValue);
        values.put(second, secondValue);
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("id", id);
        step.put("kwargs", values);
        return step;
    }

    private List<Object> inputs() {
        return switch (spec.task()) {
            case INPAINTING -> List.of(
                    tensor("image", "Intensities, mapped linearly to [-1, 1]; missing pixels are ignored.",
                            spec.channels(), INPUT),
                    tensor("hole", "1 = missing, 0 = known.", 1, INPUT));
            case GENERATION -> {
                Map<String, Object> code = new LinkedHashMap<>();
                code.put("id", "code");
                code.put("description", "A style for each layer of the generator.");
                code.put("axes", List.of(axis("batch", null, 1), axis("index", "layer", any(1)), axis("index", "style", any(1))));
                code.put("data", Map.of("type", "float32"));
                code.put("test_tensor", reference(INPUT));
                yield List.of(code);
            }
        };
    }

    private static Map<String, Object> any(int step) {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("min", step);
        size.put("step", step);
        return size;
    }

    private Map<String, Object> tensor(String id, String description, int channels, String part) {
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("id", id);
        tensor.put("description", description);
        tensor.put("axes", List.of(axis("batch", null, 1), axis("channel", null, channels), space("y"), space("x")));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", "float32");
        data.put("range", id.equals("hole") ? List.of(0, 1) : List.of(-1, 1));
        tensor.put("data", data);
        if (id.equals("image") && part.equals(INPUT)) {
            tensor.put("preprocessing", NORMALISATION);
        }
        tensor.put("test_tensor", reference(part));
        return tensor;
    }

    private static Map<String, Object> axis(String type, String id, Object size) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", type);
        if (id != null) {
            axis.put("id", id);
        }
        axis.put("size", size);
        return axis;
    }

    private Map<String, Object> space(String id) {
        return axis("space", id, any(spec.sizeMultiple()));
    }

    private Map<String, Object> lacuna() {
        Map<String, Object> lacuna = new LinkedHashMap<>();
        lacuna.put("bundle_version", VERSION);
        lacuna.put("network", spec.network());
        lacuna.put("preset", spec.preset());
        lacuna.put("task", spec.task().name().toLowerCase(Locale.ROOT));
        lacuna.put("channels", spec.channels());
        lacuna.put("size_multiple", spec.sizeMultiple());
        lacuna.put("field_of_view", spec.fieldOfView());
        lacuna.put("options", new TreeMap<>(spec.options()));
        lacuna.put("figures", card.figures());
        return lacuna;
    }

    /**
     * Reads a description.
     *
     * @param text the model card, which is a part of its own
     */
    static Manifest read(byte[] yaml, String text, String file) throws IOException {
        JsonNode root = parse(yaml, file);
        JsonNode lacuna = root.path("config").path("lacuna");
        if (!root.path("type").asText().equals("model") || !lacuna.path("bundle_version").isInt()) {
            throw new IOException("The file " + file + " describes a model of another program than Lacuna.");
        }
        if (lacuna.path("bundle_version").intValue() > VERSION) {
            throw new IOException("The model bundle " + file + " was written by a newer version of Lacuna: update the"
                    + " plugin.");
        }
        YamlFields fields = new YamlFields(file);
        NetworkSpec spec = new NetworkSpec(fields.text(lacuna, "network"), fields.text(lacuna, "preset"),
                lacuna.has("task") ? fields.choice(lacuna, "task", Task.class) : Task.INPAINTING,
                fields.positive(lacuna, "channels"), fields.positive(lacuna, "size_multiple"),
                fields.positive(lacuna, "field_of_view"), fields.texts(lacuna, "options"));
        Map<String, String> digests = new LinkedHashMap<>();
        collectDigests(root, digests);
        return new Manifest(spec, card(root, fields, lacuna, text), digests);
    }

    private static ModelCard card(JsonNode root, YamlFields fields, JsonNode lacuna, String text) throws IOException {
        try {
            return new ModelCard(fields.text(root, "name"), fields.text(root, "description"),
                    fields.list(root, "authors", "name"), fields.text(root, "license"), fields.list(root, "cite", "text"),
                    fields.text(root, "training_data_description"), fields.text(root, "timestamp"),
                    fields.texts(lacuna, "figures"), text);
        } catch (IllegalArgumentException e) {
            throw new IOException("The description in the model bundle " + fields.file() + " is not valid. "
                    + e.getMessage(), e);
        }
    }

    private static JsonNode parse(byte[] yaml, String file) throws IOException {
        if (yaml.length > MAX_BYTES) {
            throw new IOException("The description in the model bundle " + file + " is too large to be one.");
        }
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IOException("The description in the model bundle " + file + " is damaged: it is no valid YAML.", e);
        }
    }

    private static void collectDigests(JsonNode node, Map<String, String> digests) {
        if (node.path("source").isTextual() && node.path("sha256").isTextual()) {
            digests.put(node.get("source").textValue(), node.get("sha256").textValue());
        }
        node.forEach(child -> collectDigests(child, digests));
    }
}
