package lacuna.models.bundle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import lacuna.models.Network;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;

/** What travels with a model to show that it does what it did at home: {@link Network#sampleInput} and what came of it. */
final class Sample {

    static final String IMAGE = "image";

    private Sample() {}

    /** The network's own sample, as safetensors. */
    static byte[] input(NDManager manager, Network network) throws IOException {
        try (NDManager scratch = manager.newSubManager()) {
            return bytes(network.sampleInput(scratch));
        }
    }

    /** What {@code network} makes of an input, as safetensors. */
    static byte[] output(NDManager manager, Network network, byte[] input) throws IOException {
        try (NDManager scratch = manager.newSubManager()) {
            return bytes(Map.of(IMAGE, run(scratch, network, input)));
        }
    }

    /**
     * Largest absolute difference between what {@code network} makes of an input and the stored output; NaN counts as
     * infinite.
     */
    static double difference(NDManager manager, Network network, byte[] input, byte[] output) throws IOException {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray expected = tensor(SafeTensors.read(scratch, output, Halves.WIDEN), IMAGE);
            NDArray actual = run(scratch, network, input);
            if (!expected.getShape().equals(actual.getShape())) {
                return Double.POSITIVE_INFINITY;
            }
            double largest = 0;
            float[] wanted = expected.toFloatArray();
            float[] found = actual.toFloatArray();
            for (int i = 0; i < wanted.length; i++) {
                double each = Math.abs(wanted[i] - found[i]);
                largest = Double.isNaN(each) ? Double.POSITIVE_INFINITY : Math.max(largest, each);
            }
            return largest;
        }
    }

    private static NDArray run(NDManager manager, Network network, byte[] input) throws IOException {
        Map<String, NDArray> tensors = SafeTensors.read(manager, input, Halves.WIDEN);
        for (String name : network.sampleInput(manager).keySet()) {
            tensor(tensors, name);
        }
        return network.sampleOutput(tensors);
    }

    private static NDArray tensor(Map<String, NDArray> tensors, String name) throws IOException {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IOException("The sample in the model bundle lacks '" + name + "'.");
        }
        return tensor;
    }

    static byte[] bytes(Map<String, NDArray> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, tensors, Map.of());
        return out.toByteArray();
    }
}
