package lacuna.models.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes fields out of YAML objects.
 *
 * @param file whose name the messages say
 */
record YamlFields(String file) {

    String text(JsonNode node, String field) throws IOException {
        if (!node.path(field).isTextual()) {
            throw missing(field);
        }
        return node.get(field).textValue();
    }

    <E extends Enum<E>> E choice(JsonNode node, String field, Class<E> choices) throws IOException {
        for (E each : choices.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text(node, field))) {
                return each;
            }
        }
        throw missing(field);
    }

    int positive(JsonNode node, String field) throws IOException {
        if (!node.path(field).isInt() || node.get(field).intValue() < 1) {
            throw missing(field);
        }
        return node.get(field).intValue();
    }

    Map<String, String> texts(JsonNode node, String field) throws IOException {
        Map<String, String> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.path(field).properties()) {
            result.put(each.getKey(), text(node.get(field), each.getKey()));
        }
        return result;
    }

    List<String> list(JsonNode node, String field, String inner) throws IOException {
        List<String> result = new ArrayList<>();
        for (JsonNode each : node.path(field)) {
            result.add(text(each, inner));
        }
        return result;
    }

    private IOException missing(String field) {
        return new IOException("The description in the model bundle " + file + " lacks a valid '" + field + "'.");
    }
}
