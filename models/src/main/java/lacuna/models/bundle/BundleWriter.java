package lacuna.models.bundle;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Network;
import lacuna.models.NetworkSpec;

/**
 * Makes a {@link ModelBundle} of weights. The sample's output is computed with the weights as they are stored, rounded to
 * half precision if that is asked for. The same arguments give the same bytes on the same machine.
 *
 * @param half whether the weights are stored as float16, which halves the file
 * @param trainingLog CSV, or null
 * @param trainingCurve PNG, or null
 * @param cover PNG that shows what the network does, or null
 * @param companions weights of networks that belong to this one without being part of it, such as the discriminator of a prior
 */
public record BundleWriter(NetworkSpec spec, ModelCard card, boolean half, byte[] trainingLog, byte[] trainingCurve,
        byte[] cover, Map<String, NDArray> companions) {

    /** A writer for weights in full precision, without log and curve. */
    public static BundleWriter of(NetworkSpec spec, ModelCard card) {
        return new BundleWriter(spec, card, false, null, null, null, Map.of());
    }

    public BundleWriter withHalf(boolean value) {
        return new BundleWriter(spec, card, value, trainingLog, trainingCurve, cover, companions);
    }

    /** With the log and the curve of the training; either may be null. */
    public BundleWriter withTraining(byte[] log, byte[] curve) {
        return new BundleWriter(spec, card, half, log, curve, cover, companions);
    }

    /** With a picture of what the network does; may be null. */
    public BundleWriter withCover(byte[] value) {
        return new BundleWriter(spec, card, half, trainingLog, trainingCurve, value, companions);
    }

    public BundleWriter withCompanions(Map<String, NDArray> value) {
        return new BundleWriter(spec, card, half, trainingLog, trainingCurve, cover, value);
    }

    /**
     * Writes a bundle; the file appears when it is complete.
     *
     * @param weights every parameter of the network, by name
     * @throws IllegalArgumentException if the weights do not fit the network or are not finite as they are stored
     */
    public ModelBundle write(Path path, Map<String, NDArray> weights) throws IOException {
        ModelBundle bundle = bundle(weights);
        bundle.write(path);
        return bundle;
    }

    /** As {@link #write}, in memory only. */
    public ModelBundle bundle(Map<String, NDArray> weights) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(Manifest.CARD, card.text().getBytes(StandardCharsets.UTF_8));
        try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
            parts.put(Manifest.WEIGHTS, stored(manager, weights));
            try (Network network = ModelBundle.build(spec, Device.cpu(), parts.get(Manifest.WEIGHTS))) {
                parts.put(Manifest.INPUT, Sample.input(manager, network));
                parts.put(Manifest.OUTPUT, Sample.output(manager, network, parts.get(Manifest.INPUT)));
            }
        }
        if (!companions.isEmpty()) {
            try (NDManager manager = Engines.start().newBaseManager(Device.cpu())) {
                parts.put(Manifest.COMPANIONS, stored(manager, companions));
            }
        }
        put(parts, Manifest.LOG, trainingLog);
        put(parts, Manifest.CURVE, trainingCurve);
        put(parts, Manifest.COVER, cover);
        return ModelBundle.of(spec, card, parts);
    }

    private static void put(Map<String, byte[]> parts, String name, byte[] part) {
        if (part != null) {
            parts.put(name, part.clone());
        }
    }

    private byte[] stored(NDManager manager, Map<String, NDArray> weights) throws IOException {
        Map<String, NDArray> stored = new LinkedHashMap<>();
        try (NDManager scratch = manager.newSubManager()) {
            for (Map.Entry<String, NDArray> each : weights.entrySet()) {
                NDArray wide = scratch.create(each.getValue().toType(DataType.FLOAT32, false).toFloatArray(),
                        each.getValue().getShape());
                NDArray array = half ? wide.toType(DataType.FLOAT16, true) : wide;
                checkFinite(each.getKey(), array);
                stored.put(each.getKey(), array);
            }
            return Sample.bytes(stored);
        }
    }

    private void checkFinite(String name, NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT32, true)) {
            for (float value : wide.toFloatArray()) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("The weights '" + name + "' are not finite"
                            + (half ? " in half precision: store them in full precision." : ": the training diverged."));
                }
            }
        }
    }
}
