package lacuna.models.bundle;

import ai.djl.Device;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.models.InpaintingNetwork;

/**
 * All models at hand: bundles shipped inside the jar and bundles in the user's folder. A model of the user hides a shipped one of
 * the same name. The name of a model is that of its file without {@link ModelBundle#EXTENSION}.
 */
public final class ModelZoo {

    /** System property that names the user's folder; without it, {@code .lacuna/models} in the home folder. */
    public static final String FOLDER_PROPERTY = "lacuna.models";

    private static final String SHIPPED = "/lacuna/models/zoo/";
    private static final String INDEX = "index.txt";
    private static final byte[] ZIP_START = {'P', 'K', 3, 4};

    private final Path folder;
    private final String resources;
    private final Map<Path, Remembered> remembered = new HashMap<>();

    /** What a file was found to be; checking all bytes of large files again at each look would be slow. */
    private record Remembered(long size, long modified, ZooEntry entry) { }

    /** The user's own zoo. */
    public ModelZoo() {
        this(Path.of(System.getProperty(FOLDER_PROPERTY, Path.of(System.getProperty("user.home"), ".lacuna", "models").toString())));
    }

    /** @param folder of the user's models; need not exist */
    public ModelZoo(Path folder) {
        this(folder, SHIPPED);
    }

    ModelZoo(Path folder, String resources) {
        this.folder = folder;
        this.resources = resources;
    }

    /** Where imported models go. */
    public Path folder() {
        return folder;
    }

    /** All models by name. A broken one is listed with its fault and does not disturb the others. */
    public synchronized List<ZooEntry> list() {
        Map<String, ZooEntry> entries = new TreeMap<>();
        for (String name : shippedNames()) {
            entries.put(name, shippedEntry(name));
        }
        for (Path file : userFiles()) {
            entries.put(nameOf(file), userEntry(file));
        }
        return List.copyOf(entries.values());
    }

    /**
     * Opens a model.
     *
     * @throws IllegalArgumentException if there is none of this name, with the names there are
     * @throws IOException if its bundle is broken
     */
    public ModelBundle open(String name) throws IOException {
        if (names().contains(name)) {
            Path file = file(name);
            return Files.exists(file) ? ModelBundle.open(file) : openShipped(name);
        }
        throw unknown(name);
    }

    /**
     * Takes a model into the user's folder: a bundle, whose sample must come out as it promises, or a bare checkpoint of a network
     * that is recognised by its weights.
     *
     * @param replace whether another model of the same name may be replaced
     * @throws IOException if the file is neither, is damaged, does not do what it promises, or its name is taken
     */
    public synchronized ZooEntry importFile(Path file, boolean replace) throws IOException {
        ModelBundle bundle = isBundle(file) ? ModelBundle.open(file) : CheckpointImport.read(file);
        String name = bundle.card().name();
        if (names().contains(name) && !replace) {
            return existing(name, bundle);
        }
        try (InpaintingNetwork network = bundle.load(Device.cpu())) {
            bundle.verify(network);
        }
        createFolder();
        bundle.write(file(name));
        remembered.remove(file(name));
        return ZooEntry.of(name, false, bundle);
    }

    private ZooEntry existing(String name, ModelBundle bundle) throws IOException {
        ZooEntry known = list().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
        if (bundle.digest().equals(known.digest()) && bundle.spec().equals(known.spec())) {
            return known;
        }
        throw new IOException("There is already another model called " + name
                + ": rename the file, remove that model, or ask for it to be replaced.");
    }

    /**
     * Removes a model from the user's folder.
     *
     * @throws IllegalArgumentException if there is none of this name or it came with the plugin
     */
    public synchronized void remove(String name) throws IOException {
        if (!names().contains(name)) {
            throw unknown(name);
        }
        if (!Files.exists(file(name))) {
            throw new IllegalArgumentException("The model " + name + " came with the plugin and cannot be removed.");
        }
        Files.delete(file(name));
        remembered.remove(file(name));
    }

    private IllegalArgumentException unknown(String name) {
        List<String> names = names();
        return new IllegalArgumentException("There is no model called '" + name + "': "
                + (names.isEmpty() ? "import one first." : "choose one of " + String.join(", ", names) + "."));
    }

    private List<String> names() {
        return Stream.concat(shippedNames().stream(), userFiles().stream().map(ModelZoo::nameOf)).distinct().sorted().toList();
    }

    private Path file(String name) {
        return folder.resolve(name + ModelBundle.EXTENSION);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ModelBundle.EXTENSION.length());
    }

    private List<Path> userFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ModelBundle.EXTENSION))
                    .filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return List.of(); // a folder that is not there, or not ours to read, holds no models
        }
    }

    private ZooEntry userEntry(Path file) {
        String name = nameOf(file);
        try {
            long size = Files.size(file);
            long modified = Files.getLastModifiedTime(file).toMillis();
            Remembered known = remembered.get(file);
            if (known == null || known.size() != size || known.modified() != modified) {
                known = new Remembered(size, modified, entry(name, false, () -> ModelBundle.open(file)));
                remembered.put(file, known);
            }
            return known.entry();
        } catch (IOException e) {
            return ZooEntry.broken(name, false, e);
        }
    }

    private ZooEntry shippedEntry(String name) {
        return remembered.computeIfAbsent(Path.of(name), key -> new Remembered(0, 0, entry(name, true, () -> openShipped(name))))
                .entry();
    }

    private interface Opening {
        ModelBundle open() throws IOException;
    }

    private static ZooEntry entry(String name, boolean shipped, Opening opening) {
        try {
            return ZooEntry.of(name, shipped, opening.open());
        } catch (IOException e) {
            return ZooEntry.broken(name, shipped, e);
        }
    }

    private List<String> shippedNames() {
        try (InputStream in = ModelZoo.class.getResourceAsStream(resources + INDEX)) {
            if (in == null) {
                return List.of();
            }
            List<String> names = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                if (line.strip().endsWith(ModelBundle.EXTENSION)) {
                    names.add(nameOf(Path.of(line.strip())));
                }
            }
            return names;
        } catch (IOException e) {
            throw new IllegalStateException("The plugin's own list of models cannot be read: install the plugin again.", e);
        }
    }

    private ModelBundle openShipped(String name) throws IOException {
        String file = name + ModelBundle.EXTENSION;
        try (InputStream in = ModelZoo.class.getResourceAsStream(resources + file)) {
            if (in == null) {
                throw new FileNotFoundException("The model " + name + " is missing from the plugin: install the plugin again.");
            }
            return ModelBundle.open(in, file);
        }
    }

    private static boolean isBundle(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + ".");
        }
        if (file.getFileName().toString().endsWith(ModelBundle.EXTENSION)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(30 + Manifest.FILE.length());
            // The first entry of a bundle is its description; its name stands behind the 30 bytes of the entry's header.
            return start.length > 30 && java.util.Arrays.equals(ZIP_START, java.util.Arrays.copyOf(start, ZIP_START.length))
                    && new String(start, 30, start.length - 30, StandardCharsets.US_ASCII).equals(Manifest.FILE);
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder for models, " + folder + ", cannot be made: choose another one with the system property "
                    + FOLDER_PROPERTY + ".", e);
        }
    }
}
