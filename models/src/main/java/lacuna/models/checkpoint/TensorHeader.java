package lacuna.models.checkpoint;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file, checked: every tensor lies inside the file, has as many bytes as its shape needs, and
 * the tensors fill the data without gap or overlap.
 *
 * @param dataStart position of the first byte after the header
 * @param tensors in the order of the header
 */
record TensorHeader(long dataStart, List<Tensor> tensors, Map<String, String> metadata) {

    static final String METADATA = "__metadata__";
    private static final int LENGTH_BYTES = 8;
    /** The limit of the reference implementation. */
    private static final long MAX_LENGTH = 100_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One tensor; {@code begin} and {@code end} count from {@link TensorHeader#dataStart}. */
    record Tensor(String name, ElementType type, Shape shape, long begin, long end) {}

    static TensorHeader read(Bytes bytes) throws IOException {
        long size = bytes.size();
        if (size < LENGTH_BYTES) {
            throw new IOException("This is no safetensors file: it has only " + size + " bytes.");
        }
        ByteBuffer prefix = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(0, prefix);
        long length = prefix.getLong(0);
        if (length < 2 || length > MAX_LENGTH || length > size - LENGTH_BYTES) {
            throw new IOException("This is no safetensors file or it was truncated: its header would take " + length
                    + " bytes of " + size + ".");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        bytes.read(LENGTH_BYTES, text);
        return parse(text.array(), LENGTH_BYTES + length, size);
    }

    private static TensorHeader parse(byte[] text, long dataStart, long size) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("The header of the safetensors file is damaged: " + e.getOriginalMessage() + ".", e);
        }
        if (!root.isObject()) {
            throw new IOException("The header of the safetensors file is damaged: it is no JSON object.");
        }
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = Map.of();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                metadata = metadata(field.getValue());
            } else {
                tensors.add(tensor(field.getKey(), field.getValue()));
            }
        }
        checkContiguous(tensors, size - dataStart);
        return new TensorHeader(dataStart, List.copyOf(tensors), metadata);
    }

    private static Map<String, String> metadata(JsonNode node) throws IOException {
        Map<String, String> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw new IOException("The metadata '" + field.getKey() + "' of the safetensors file is no text.");
            }
            result.put(field.getKey(), field.getValue().textValue());
        }
        return result;
    }

    private static Tensor tensor(String name, JsonNode node) throws IOException {
        ElementType type = ElementType.named(node.path("dtype").asText());
        long[] dimensions = integers(name, node.path("shape"));
        long[] offsets = integers(name, node.path("data_offsets"));
        if (offsets.length != 2 || offsets[1] < offsets[0]) {
            throw new IOException("The tensor '" + name + "' has no valid place in the file.");
        }
        if (offsets[1] - offsets[0] != bytes(name, dimensions, type.bytes())) {
            throw new IOException("The tensor '" + name + "' has " + (offsets[1] - offsets[0])
                    + " bytes in the file, which does not fit its shape " + new Shape(dimensions) + ".");
        }
        if (offsets[1] - offsets[0] > Integer.MAX_VALUE / 2) {
            throw new IOException("The tensor '" + name + "' is larger than 1 GiB, which is not supported.");
        }
        return new Tensor(name, type, new Shape(dimensions), offsets[0], offsets[1]);
    }

    private static long[] integers(String name, JsonNode array) throws IOException {
        if (!array.isArray()) {
            throw new IOException("The tensor '" + name + "' lacks its shape or its place in the file.");
        }
        long[] result = new long[array.size()];
        for (int i = 0; i < result.length; i++) {
            JsonNode number = array.get(i);
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw new IOException("The tensor '" + name + "' has the invalid size or place " + number + ".");
            }
            result[i] = number.longValue();
        }
        return result;
    }

    /** Bytes of a tensor; fails where the product overflows, which no file can hold. */
    static long bytes(String name, long[] dimensions, int elementBytes) throws IOException {
        try {
            long bytes = elementBytes;
            for (long dimension : dimensions) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new IOException("The tensor '" + name + "' claims the impossible shape " + new Shape(dimensions) + ".", e);
        }
    }

    private static void checkContiguous(List<Tensor> tensors, long dataBytes) throws IOException {
        List<Tensor> sorted = new ArrayList<>(tensors);
        sorted.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        long expected = 0;
        for (Tensor tensor : sorted) {
            if (tensor.begin() != expected) {
                throw new IOException("The tensor '" + tensor.name() + "' overlaps another one or leaves a gap: the"
                        + " file is damaged.");
            }
            expected = tensor.end();
        }
        if (expected != dataBytes) {
            throw new IOException("The safetensors file should hold " + expected + " bytes of tensors but holds " + dataBytes
                    + ": it was truncated or altered.");
        }
    }
}
