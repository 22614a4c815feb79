package lacuna.models.bundle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.InpaintingNetwork;
import lacuna.models.NetworkSpec;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;

/** The small image that travels with a model, so that whoever opens the bundle can see that it fills as it did at home. */
final class Sample {

    static final String IMAGE = "image";
    static final String HOLE = "hole";
    private static final int EDGE = 64;

    private Sample() {}

    /** A pattern of waves with a square hole, {@code image} (1, C, H, W) and {@code hole} (1, 1, H, W), as safetensors. */
    static byte[] input(NDManager manager, NetworkSpec spec) throws IOException {
        int multiple = spec.sizeMultiple();
        int edge = Math.max(EDGE + multiple - 1, multiple) / multiple * multiple;
        float[] image = new float[spec.channels() * edge * edge];
        float[] hole = new float[edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                boolean missing = Math.abs(x - edge / 2) < edge / 6 && Math.abs(y - edge / 2) < edge / 6;
                hole[y * edge + x] = missing ? 1 : 0;
                for (int c = 0; c < spec.channels(); c++) {
                    double wave = Math.sin(0.21 * x + 0.5 * c) * Math.cos(0.13 * y - 0.3 * c)
                            + 0.3 * Math.sin(0.9 * (x + y));
                    image[(c * edge + y) * edge + x] = missing ? 0 : (float) (0.75 * wave);
                }
            }
        }
        try (NDManager scratch = manager.newSubManager()) {
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            tensors.put(IMAGE, scratch.create(image, new Shape(1, spec.channels(), edge, edge)));
            tensors.put(HOLE, scratch.create(hole, new Shape(1, 1, edge, edge)));
            return bytes(tensors);
        }
    }

    /** What {@code network} makes of an input, as safetensors. */
    static byte[] output(NDManager manager, InpaintingNetwork network, byte[] input) throws IOException {
        try (NDManager scratch = manager.newSubManager()) {
            return bytes(Map.of(IMAGE, run(scratch, network, input)));
        }
    }

    /**
     * Largest absolute difference between what {@code network} makes of an input and the stored output; NaN counts as
     * infinite.
     */
    static double difference(NDManager manager, InpaintingNetwork network, byte[] input, byte[] output) throws IOException {
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

    private static NDArray run(NDManager manager, InpaintingNetwork network, byte[] input) throws IOException {
        Map<String, NDArray> tensors = SafeTensors.read(manager, input, Halves.WIDEN);
        return network.complete(tensor(tensors, IMAGE), tensor(tensors, HOLE));
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
