package lacuna.models.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How one element is stored in a file, little-endian, and the type it has in memory. The names are those of safetensors. */
enum ElementType {
    F16(2, DataType.FLOAT16),
    /** The upper half of a float32; libtorch through DJL has no such type, so it is widened. */
    BF16(2, DataType.FLOAT32),
    F32(4, DataType.FLOAT32),
    F64(8, DataType.FLOAT64),
    I64(8, DataType.INT64),
    I32(4, DataType.INT32),
    U8(1, DataType.UINT8),
    BOOL(1, DataType.BOOLEAN);

    private final int bytes;
    private final DataType type;

    ElementType(int bytes, DataType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Bytes that one element takes in a file. */
    int bytes() {
        return bytes;
    }

    static ElementType named(String name) throws IOException {
        for (ElementType each : values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IOException("The element type '" + name + "' is not supported: convert the tensors to F32 or F16 first.");
    }

    /** The type with which an array is written. */
    static ElementType of(NDArray array) throws IOException {
        for (ElementType each : values()) {
            if (each != BF16 && each.type == array.getDataType()) {
                return each;
            }
        }
        throw new IOException("Tensors of type " + array.getDataType() + " cannot be written: convert them to FLOAT32"
                + " first.");
    }

    /**
     * Makes an array of its own native memory from {@code data}.
     *
     * @param data direct buffer whose remaining bytes are the elements in row-major order; may be changed
     */
    NDArray toArray(NDManager manager, ByteBuffer data, Shape shape, Halves halves) {
        ByteBuffer elements = switch (this) {
            case BF16 -> widenBrainFloats(data);
            case BOOL -> normaliseBooleans(data);
            default -> data;
        };
        // create() lets the array look into the Java buffer, which autograd would outlive: a copy owns its memory.
        try (NDArray view = manager.create(elements.order(ByteOrder.nativeOrder()), shape, type)) {
            boolean widen = this == F16 && halves == Halves.WIDEN;
            return widen ? view.toType(DataType.FLOAT32, true) : view.duplicate();
        }
    }

    private static ByteBuffer widenBrainFloats(ByteBuffer data) {
        data.order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer wide = ByteBuffer.allocateDirect(Math.multiplyExact(2, data.remaining())).order(ByteOrder.nativeOrder());
        while (data.hasRemaining()) {
            wide.putInt(data.getShort() << 16);
        }
        return wide.flip();
    }

    private static ByteBuffer normaliseBooleans(ByteBuffer data) {
        for (int i = data.position(); i < data.limit(); i++) {
            data.put(i, (byte) (data.get(i) == 0 ? 0 : 1));
        }
        return data;
    }
}
