package lacuna.models.bundle;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.models.Direction;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Network;
import lacuna.models.NetworkSpec;
import lacuna.models.Networks;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;

/**
 * A trained network in one file, {@code NAME.lacuna.zip}: {@code bioimageio.yaml}, {@code weights.safetensors}, a sample
 * input and output, the model card, and possibly the log and the curve of its training. Opening one checks every byte; a
 * bundle that was opened is complete and unaltered. Immutable. {@link BundleWriter} makes them.
 */
public final class ModelBundle {

    /** How the names of bundles end. */
    public static final String EXTENSION = ".lacuna.zip";

    /** Other processors round differently: as much as the sample may differ, in units of an image of range 2. */
    private static final double TOLERANCE = 2e-3;

    /** What one array holds. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8;

    private final String file;
    private final Manifest manifest;
    private final Map<String, byte[]> parts;

    private ModelBundle(String file, Manifest manifest, Map<String, byte[]> parts) {
        this.file = file;
        this.manifest = manifest;
        this.parts = parts;
    }

    /**
     * @throws IOException with the reason in one sentence if the file is no bundle, truncated, altered or of a newer format
     */
    public static ModelBundle open(Path path) throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException("The file " + path + " is larger than 2 GiB and no Lacuna model bundle.");
            }
            return open(Files.readAllBytes(path), path.getFileName().toString());
        } catch (NoSuchFileException e) {
            throw new IOException("There is no model bundle " + path + ".", e);
        } catch (FileSystemException e) {
            throw new IOException("The model bundle " + path + " cannot be read: check who may read it.", e);
        }
    }

    /** As {@link #open(Path)}, from a stream, which is read to its end and stays open. */
    public static ModelBundle open(InputStream in, String name) throws IOException {
        return open(in.readAllBytes(), name);
    }

    /** As {@link #open(Path)}, from memory; {@code name} is for messages. */
    public static ModelBundle open(byte[] bytes, String name) throws IOException {
        Map<String, byte[]> parts = StoredZip.read(bytes, name);
        if (!parts.containsKey(Manifest.FILE) || !parts.containsKey(Manifest.CARD)) {
            throw new IOException("The file " + name + " is a zip file, but no Lacuna model bundle.");
        }
        String text = new String(parts.get(Manifest.CARD), StandardCharsets.UTF_8);
        Manifest manifest = Manifest.read(parts.get(Manifest.FILE), text, name);
        checkParts(parts, manifest.digests(), name);
        return new ModelBundle(name, manifest, parts);
    }

    private static void checkParts(Map<String, byte[]> parts, Map<String, String> digests, String name) throws IOException {
        for (String required : Manifest.REQUIRED) {
            if (!parts.containsKey(required) || !digests.containsKey(required)) {
                throw new IOException("The model bundle " + name + " lacks its part '" + required + "'.");
            }
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            boolean known = Manifest.REQUIRED.contains(part.getKey()) || Manifest.OPTIONAL.contains(part.getKey());
            if (part.getKey().equals(Manifest.FILE)) {
                continue;
            }
            if (!known || !digests.containsKey(part.getKey())) {
                throw new IOException("The model bundle " + name + " holds '" + part.getKey() + "', which does not"
                        + " belong there.");
            }
            if (!digests.get(part.getKey()).equals(Sha256.of(part.getValue()))) {
                throw new IOException("The part '" + part.getKey() + "' of the model bundle " + name
                        + " was altered: its checksum is not the one in the description.");
            }
        }
        if (!Set.copyOf(parts.keySet()).containsAll(digests.keySet())) {
            throw new IOException("The model bundle " + name + " lacks a part that its description names.");
        }
    }

    public NetworkSpec spec() {
        return manifest.spec();
    }

    public ModelCard card() {
        return manifest.card();
    }

    /** SHA-256 of the weights, in hexadecimal: what identifies the model. */
    public String digest() {
        return manifest.digests().get(Manifest.WEIGHTS);
    }

    /** Weights of networks that belong to this one without being part of it; they belong to {@code manager}. */
    public Map<String, NDArray> companions(NDManager manager) throws IOException {
        byte[] part = parts.get(Manifest.COMPANIONS);
        return part == null ? Map.of() : SafeTensors.read(manager, part, Halves.WIDEN);
    }

    /** Directions along which the fills of this model can be edited, by name; empty if it carries none. */
    public Map<String, Direction> directions() throws IOException {
        return BundledDirections.read(parts.get(Manifest.DIRECTIONS));
    }

    /**
     * The same model with other directions than it has.
     *
     * @param directions none for a model without any
     * @throws IllegalArgumentException as {@link Direction#checkName}
     */
    public ModelBundle withDirections(Collection<Direction> directions) throws IOException {
        return with(card(), Manifest.DIRECTIONS, BundledDirections.write(directions));
    }

    /** The same model under another card, which may also name it otherwise. */
    public ModelBundle withCard(ModelCard card) throws IOException {
        return with(card, Manifest.CARD, card.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same model with another picture of what it does, as PNG. */
    public ModelBundle withCover(byte[] png) throws IOException {
        return with(card(), Manifest.COVER, png.clone());
    }

    /** @param content null to leave the part out */
    private ModelBundle with(ModelCard card, String part, byte[] content) throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.remove(Manifest.FILE);
        if (content == null) {
            changed.remove(part);
        } else {
            changed.put(part, content);
        }
        return of(spec(), card, changed);
    }

    /** Describes parts, all but the description itself, and packs them. */
    static ModelBundle of(NetworkSpec spec, ModelCard card, Map<String, byte[]> parts) throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        parts.forEach((name, part) -> digests.put(name, Sha256.of(part)));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(Manifest.FILE, new Manifest(spec, card, digests).toYaml());
        all.putAll(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StoredZip.write(out, all);
        return open(out.toByteArray(), card.name() + EXTENSION);
    }

    /** The log of the training as CSV, if there is one. */
    public Optional<byte[]> trainingLog() {
        return Optional.ofNullable(parts.get(Manifest.LOG)).map(byte[]::clone);
    }

    /** The curve of the training as PNG, if there is one. */
    public Optional<byte[]> trainingCurve() {
        return Optional.ofNullable(parts.get(Manifest.CURVE)).map(byte[]::clone);
    }

    /** A picture of what the network does as PNG, if there is one. */
    public Optional<byte[]> cover() {
        return Optional.ofNullable(parts.get(Manifest.COVER)).map(byte[]::clone);
    }

    /**
     * As {@link #load(Device)}, for callers who need a certain kind.
     *
     * @throws IOException also if the network is of another kind
     */
    public <T extends Network> T load(Device device, Class<T> kind) throws IOException {
        Network network = load(device);
        if (!kind.isInstance(network)) {
            network.close();
            throw new IOException(switch (spec().task()) {
                case INPAINTING -> "The model " + card().name() + " fills images"
                        + (InpaintingNetwork.class.isAssignableFrom(kind)
                                ? ", but not in the way that is asked for here: choose a model that can."
                                : ": choose a prior for this.");
                case GENERATION -> "The model " + card().name() + " is a prior, which does not fill by itself:"
                        + " choose a model for inpainting.";
            });
        }
        return kind.cast(network);
    }

    /**
     * Builds the network and gives it its weights, as float32. The caller closes it.
     *
     * @throws IOException if the weights do not fit the network or this version does not know the network
     */
    public Network load(Device device) throws IOException {
        try {
            return build(spec(), device, parts.get(Manifest.WEIGHTS));
        } catch (NumberFormatException e) {
            throw new IOException("The model bundle " + file + " cannot be used: an option of its network is no number.", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("The model bundle " + file + " cannot be used. " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the network is unknown or the weights are not its own */
    static Network build(NetworkSpec spec, Device device, byte[] weights) throws IOException {
        Network network = Networks.create(spec, device);
        boolean complete = false;
        try (NDManager scratch = Engines.start().newBaseManager(device)) {
            network.parameters().load(SafeTensors.read(scratch, weights, Halves.WIDEN));
            complete = true;
            return network;
        } finally {
            if (!complete) {
                network.close();
            }
        }
    }

    /**
     * Runs {@code network}, which computes in float32, on the sample and compares.
     *
     * @throws IOException if the result is not the one that the bundle promises
     */
    public void verify(Network network) throws IOException {
        try (NDManager manager = network.parameters().arrays().values().iterator().next().getManager().newSubManager()) {
            double difference = Sample.difference(manager, network, parts.get(Manifest.INPUT), parts.get(Manifest.OUTPUT));
            if (!(difference <= TOLERANCE)) {
                throw new IOException("The model " + card().name() + " does not do with its own sample what it should"
                        + " (difference " + difference + "): the bundle is damaged or made for another version of Lacuna.");
            }
        }
    }

    /** Writes the bundle, byte for byte as it was read; the file appears when it is complete. */
    public void write(Path path) throws IOException {
        AtomicFile.write(path, out -> StoredZip.write(out, parts));
    }
}
