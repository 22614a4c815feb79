package lacuna.ops;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;

/**
 * SHA-256 over every sample outside a hole, bit by bit in its native type (the payload of a NaN counts), in one linear pass.
 * Equal before and after a fill: no known pixel was touched.
 */
final class SampleDigest {

    /** Pixels that are copied and digested at a time. */
    private static final int CHUNK = 1 << 16;

    private SampleDigest() { }

    /**
     * @param image axes X, Y or X, Y, C; minimum 0; a type of 8, 16, 32 or 64 bits
     * @param hole its samples count as 0, in every channel
     */
    static <T extends NativeType<T>> byte[] of(RandomAccessibleInterval<T> image, Hole hole, ProgressListener progress) {
        MessageDigest digest = sha256();
        int rows = Math.max(1, Math.min(hole.height(), CHUNK / hole.width()));
        SampleRows<T> reader = new SampleRows<>(image, rows);
        Chunk chunk = new Chunk(reader.samples());
        long planes = image.numDimensions() > 2 ? image.dimension(2) : 1;
        for (long plane = 0; plane < planes; plane++) {
            for (int y = 0; y < hole.height(); y += rows) {
                progress.checkCanceled();
                int count = Math.min(rows, hole.height() - y);
                reader.read(y, count, plane);
                chunk.digest(digest, hole, y, count);
            }
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every runtime must have.", e);
        }
    }

    /** Some rows of samples and the same as bytes. */
    private static final class Chunk {

        private final Object samples;
        private final byte[] bytes;
        private final int sampleBytes;

        /** @param samples an array of numbers, digested as it is at the time */
        Chunk(Object samples) {
            this.samples = samples;
            sampleBytes = samples instanceof byte[] ? 1 : samples instanceof short[] ? 2
                    : samples instanceof int[] || samples instanceof float[] ? 4 : 8;
            bytes = samples instanceof byte[] same ? same
                    : new byte[Math.multiplyExact(Array.getLength(samples), sampleBytes)];
        }

        void digest(MessageDigest digest, Hole hole, int firstRow, int rows) {
            toBytes();
            int width = hole.width();
            for (int row = 0; row < rows; row++) {
                int y = firstRow + row;
                for (int x = hole.nextMissing(0, y); x < width;) {
                    int end = hole.nextKnown(x, y);
                    Arrays.fill(bytes, (row * width + x) * sampleBytes, (row * width + end) * sampleBytes, (byte) 0);
                    x = hole.nextMissing(end, y);
                }
            }
            digest.update(bytes, 0, rows * width * sampleBytes);
        }

        private void toBytes() {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
            if (samples instanceof short[] values) {
                buffer.asShortBuffer().put(values);
            } else if (samples instanceof int[] values) {
                buffer.asIntBuffer().put(values);
            } else if (samples instanceof float[] values) {
                buffer.asFloatBuffer().put(values);
            } else if (samples instanceof long[] values) {
                buffer.asLongBuffer().put(values);
            } else if (samples instanceof double[] values) {
                buffer.asDoubleBuffer().put(values);
            }
        }
    }
}
