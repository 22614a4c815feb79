package lacuna.models.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * A run of elements in a torch file that tensors look into.
 *
 * @param key its name in the file
 * @param count number of elements
 */
record TorchStorage(ElementType type, String key, long count) {

    private static final Map<String, ElementType> CLASSES = Map.of(
            "FloatStorage", ElementType.F32, "HalfStorage", ElementType.F16, "BFloat16Storage", ElementType.BF16,
            "DoubleStorage", ElementType.F64, "LongStorage", ElementType.I64, "IntStorage", ElementType.I32,
            "ByteStorage", ElementType.U8, "BoolStorage", ElementType.BOOL);

    /** The element type of torch's storage class of this name, or null if it has none here. */
    static ElementType typeOfClass(String name) {
        return CLASSES.get(name);
    }

    /** @throws ArithmeticException if no file could hold it */
    long bytes() {
        return Math.multiplyExact(count, (long) type.bytes());
    }

    /**
     * A tensor: a strided view of a storage, in elements.
     *
     * @param offset of its first element
     */
    record View(TorchStorage storage, long offset, long[] size, long[] stride) {

        /** Number of elements; fails where the view leaves its storage or repeats elements of it. */
        long checkedCount(String name) throws IOException {
            long count = TensorHeader.bytes(name, size, 1);
            boolean valid = size.length == stride.length && offset >= 0 && count >= 0 && count <= storage.count();
            try {
                long last = offset;
                for (int i = 0; valid && i < size.length; i++) {
                    valid = stride[i] >= 0 && size[i] >= 0;
                    last = Math.addExact(last, Math.multiplyExact(size[i] - 1, stride[i]));
                }
                valid = valid && (count == 0 || last < storage.count());
            } catch (ArithmeticException e) {
                valid = false; // a place that no number can express lies outside any storage
            }
            if (!valid) {
                throw new IOException("The tensor '" + name + "' lies outside its storage: the file is damaged.");
            }
            return count;
        }

        /** @param data the whole storage, little-endian */
        NDArray toArray(NDManager manager, String name, ByteBuffer data) throws IOException {
            int elementBytes = storage.type().bytes();
            int bytes = Math.toIntExact(checkedCount(name) * elementBytes);
            ByteBuffer packed = ByteBuffer.allocateDirect(bytes);
            if (bytes > 0) {
                if (isPacked()) {
                    packed.put(data.duplicate().position((int) (offset * elementBytes))
                            .limit((int) (offset * elementBytes) + bytes));
                } else {
                    gather(data, packed, 0, offset);
                }
            }
            return storage.type().toArray(manager, packed.flip().order(ByteOrder.LITTLE_ENDIAN), new Shape(size),
                    Halves.KEEP);
        }

        private boolean isPacked() {
            long expected = 1;
            for (int i = size.length - 1; i >= 0; i--) {
                if (size[i] != 1 && stride[i] != expected) {
                    return false;
                }
                expected *= size[i];
            }
            return true;
        }

        private void gather(ByteBuffer data, ByteBuffer packed, int axis, long element) {
            if (axis == size.length) {
                int elementBytes = storage.type().bytes();
                packed.put(data.duplicate().position((int) (element * elementBytes))
                        .limit((int) ((element + 1) * elementBytes)));
                return;
            }
            for (long i = 0; i < size[axis]; i++) {
                gather(data, packed, axis + 1, element + i * stride[axis]);
            }
        }
    }
}
