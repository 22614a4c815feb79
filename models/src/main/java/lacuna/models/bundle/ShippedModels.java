package lacuna.models.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bundles inside the jar: a folder of resources with an {@code index.txt} of their file names, one a line. */
final class ShippedModels {

    private static final String INDEX = "index.txt";

    private final String folder;
    private final Map<String, ZooEntry> entries = new HashMap<>();

    /** @param folder absolute path of the resources, with a slash at its end */
    ShippedModels(String folder) {
        this.folder = folder;
    }

    List<String> names() {
        try (InputStream in = ShippedModels.class.getResourceAsStream(folder + INDEX)) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(String::strip)
                    .filter(line -> line.endsWith(ModelBundle.EXTENSION))
                    .map(line -> line.substring(0, line.length() - ModelBundle.EXTENSION.length()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The plugin's own list of models cannot be read: install the plugin again.", e);
        }
    }

    ModelBundle open(String name) throws IOException {
        String file = name + ModelBundle.EXTENSION;
        try (InputStream in = ShippedModels.class.getResourceAsStream(folder + file)) {
            if (in == null) {
                throw new FileNotFoundException("The model " + name + " is missing from the plugin: install the plugin"
                        + " again.");
            }
            return ModelBundle.open(in, file);
        }
    }

    /** A shipped model does not change: it is looked at once. */
    ZooEntry entry(String name) {
        return entries.computeIfAbsent(name, key -> ZooEntry.of(name, true, () -> open(name)));
    }
}
