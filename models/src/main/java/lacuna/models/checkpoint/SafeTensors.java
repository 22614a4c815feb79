package lacuna.models.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes safetensors files: named tensors and a few strings, nothing that runs. Format: 8 bytes header length
 * (little-endian), a JSON header, the raw tensors (huggingface.co/docs/safetensors).
 *
 * <p>F16, BF16 (becomes float32), F32, F64, I64, I32, U8 and BOOL are read; the arrays own native memory, belong to the
 * given manager and come in the order of the header. A damaged file gives an {@link IOException} and leaves no array behind.
 */
public final class SafeTensors {

    private SafeTensors() {}

    /** As {@link #read(NDManager, Path, Halves)}, float16 staying float16. */
    public static Map<String, NDArray> read(NDManager manager, Path file) throws IOException {
        return read(manager, file, Halves.KEEP);
    }

    /** Reads all tensors of a file. */
    public static Map<String, NDArray> read(NDManager manager, Path file, Halves halves) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(manager, Bytes.of(channel), halves);
        }
    }

    /** Reads all tensors of a file that is in memory. */
    public static Map<String, NDArray> read(NDManager manager, byte[] file, Halves halves) throws IOException {
        return read(manager, Bytes.of(file), halves);
    }

    /** Reads all tensors of a file from a stream, to its end; the stream stays open. */
    public static Map<String, NDArray> read(NDManager manager, InputStream file, Halves halves) throws IOException {
        return read(manager, file.readAllBytes(), halves);
    }

    /** The metadata of a file; empty if there are none. */
    public static Map<String, String> metadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return TensorHeader.read(Bytes.of(channel)).metadata();
        }
    }

    /** The metadata of a file that is in memory; empty if there are none. */
    public static Map<String, String> metadata(byte[] file) throws IOException {
        return TensorHeader.read(Bytes.of(file)).metadata();
    }

    private static Map<String, NDArray> read(NDManager manager, Bytes file, Halves halves) throws IOException {
        TensorHeader header = TensorHeader.read(file);
        Map<String, NDArray> result = new LinkedHashMap<>();
        boolean complete = false;
        try {
            for (TensorHeader.Tensor tensor : header.tensors()) {
                ByteBuffer data = ByteBuffer.allocateDirect((int) (tensor.end() - tensor.begin()));
                file.read(header.dataStart() + tensor.begin(), data);
                result.put(tensor.name(), tensor.type().toArray(manager, data.flip(), tensor.shape(), halves));
            }
            complete = true;
            return result;
        } finally {
            if (!complete) {
                result.values().forEach(NDArray::close);
            }
        }
    }

    /**
     * Writes tensors to a file, in the order of the map, with the types they have; the file appears when it is complete.
     *
     * @param metadata strings to store with the tensors; may be empty
     */
    public static void write(Path file, Map<String, NDArray> tensors, Map<String, String> metadata) throws IOException {
        AtomicFile.write(file, out -> write(out, tensors, metadata));
    }

    /** As {@link #write(Path, Map, Map)}, to a stream, which stays open. The same arguments give the same bytes. */
    public static void write(OutputStream out, Map<String, NDArray> tensors, Map<String, String> metadata)
            throws IOException {
        byte[] header = header(tensors, metadata);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).flip();
        WritableByteChannel channel = Channels.newChannel(out);
        writeFully(channel, length);
        writeFully(channel, ByteBuffer.wrap(header));
        for (NDArray tensor : tensors.values()) {
            writeFully(channel, tensor.toByteBuffer());
        }
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    private static byte[] header(Map<String, NDArray> tensors, Map<String, String> metadata) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            root.put(TensorHeader.METADATA, new TreeMap<>(metadata));
        }
        long begin = 0;
        for (Map.Entry<String, NDArray> each : tensors.entrySet()) {
            if (each.getKey().equals(TensorHeader.METADATA)) {
                throw new IllegalArgumentException("A tensor may not be called '" + TensorHeader.METADATA + "'.");
            }
            ElementType type = ElementType.of(each.getValue());
            long[] shape = each.getValue().getShape().getShape();
            long end = begin + TensorHeader.bytes(each.getKey(), shape, type.bytes());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", type.name());
            entry.put("shape", shape);
            entry.put("data_offsets", new long[] {begin, end});
            root.put(each.getKey(), entry);
            begin = end;
        }
        byte[] json = new ObjectMapper().writeValueAsBytes(root);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}
