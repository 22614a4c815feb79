package lacuna.models.bundle;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lacuna.models.Direction;
import lacuna.models.Network;

/**
 * All models at hand: bundles shipped inside the jar and bundles in the user's folder. A model of the user hides a shipped
 * one of the same name. The name of a model is that of its file without {@link ModelBundle#EXTENSION}.
 */
public final class ModelZoo {

    /** System property that names the user's folder; without it, {@code .lacuna/models} in the home folder. */
    public static final String FOLDER_PROPERTY = "lacuna.models";

    private static final String SHIPPED = "/lacuna/models/zoo/";
    /** Bytes of a zip entry before its name. */
    private static final int ZIP_HEADER = 30;

    private final ShippedModels shipped;
    private final UserModels users;

    /** The user's own zoo. */
    public ModelZoo() {
        this(Path.of(System.getProperty(
                FOLDER_PROPERTY, Path.of(System.getProperty("user.home"), ".lacuna", "models").toString())));
    }

    /** @param folder of the user's models; need not exist */
    public ModelZoo(Path folder) {
        this(folder, SHIPPED);
    }

    ModelZoo(Path folder, String resources) {
        shipped = new ShippedModels(resources);
        users = new UserModels(folder);
    }

    /** Where imported models go. */
    public Path folder() {
        return users.folder();
    }

    /** All models by name. A broken one is listed with its fault and does not disturb the others. */
    public synchronized List<ZooEntry> list() {
        Map<String, ZooEntry> entries = new TreeMap<>();
        shipped.names().forEach(name -> entries.put(name, shipped.entry(name)));
        users.names().forEach(name -> entries.put(name, users.entry(name)));
        return List.copyOf(entries.values());
    }

    /** Whether there is a model of this name, usable or not; looks at names alone. */
    public synchronized boolean has(String name) {
        return names().contains(name);
    }

    /**
     * Opens a model.
     *
     * @throws IllegalArgumentException if there is none of this name, with the names there are
     * @throws IOException if its bundle is broken
     */
    public synchronized ModelBundle open(String name) throws IOException {
        if (users.names().contains(name)) {
            return users.open(name);
        }
        if (shipped.names().contains(name)) {
            return shipped.open(name);
        }
        throw unknown(name);
    }

    /**
     * Takes a model into the user's folder: a bundle, whose sample must come out as it promises, or a bare checkpoint
     * ({@code .pth}, {@code .safetensors}) of a network that is recognised by its weights. The model's name is the one in
     * its bundle, or that of the checkpoint's file. The same model once more is no error.
     *
     * @param replace whether another model of the same name may be replaced, or hidden if it came with the plugin
     * @throws IOException if the file is neither, is damaged, does not do what it promises, or its name is taken
     */
    public synchronized ZooEntry importFile(Path file, boolean replace) throws IOException {
        ModelBundle bundle = isBundle(file) ? ModelBundle.open(file) : CheckpointImport.read(file);
        String name = bundle.card().name();
        if (!replace && has(name)) {
            return existing(name, bundle);
        }
        try (Network network = bundle.load(Device.cpu())) {
            bundle.verify(network);
        }
        users.put(name, bundle);
        return users.entry(name);
    }

    private ZooEntry existing(String name, ModelBundle bundle) throws IOException {
        ZooEntry known = users.names().contains(name) ? users.entry(name) : shipped.entry(name);
        if (bundle.digest().equals(known.digest()) && bundle.spec().equals(known.spec())) {
            return known;
        }
        throw new IOException("There is already another model called " + name
                + ": rename the new one, remove the old one, or ask for it to be replaced.");
    }

    /**
     * Gives a model other directions to edit its fills along. One that came with the plugin is from then on hidden by a copy in
     * the user's folder, until that is removed.
     *
     * @throws IllegalArgumentException if there is no such model, and as {@link ModelBundle#withDirections}
     */
    public synchronized void setDirections(String name, Collection<Direction> directions) throws IOException {
        users.put(name, open(name).withDirections(directions));
    }

    /**
     * Removes a model from the user's folder.
     *
     * @throws IllegalArgumentException if there is none of this name or it came with the plugin
     */
    public synchronized void remove(String name) throws IOException {
        if (users.names().contains(name)) {
            users.remove(name);
        } else if (shipped.names().contains(name)) {
            throw new IllegalArgumentException("The model " + name + " came with the plugin and cannot be removed.");
        } else {
            throw unknown(name);
        }
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(shipped.names());
        names.addAll(users.names());
        return names;
    }

    private IllegalArgumentException unknown(String name) {
        TreeSet<String> names = names();
        return new IllegalArgumentException("There is no model called '" + name + "': "
                + (names.isEmpty() ? "import one first." : "choose one of " + String.join(", ", names) + "."));
    }

    /** By its name, or else by its first entry, which is the description. */
    private static boolean isBundle(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(ZIP_HEADER + Manifest.FILE.length()), StandardCharsets.ISO_8859_1);
            return file.getFileName().toString().endsWith(ModelBundle.EXTENSION)
                    || start.startsWith("PK\3\4") && start.endsWith(Manifest.FILE);
        }
    }
}
