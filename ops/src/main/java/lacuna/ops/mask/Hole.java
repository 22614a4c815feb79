package lacuna.ops.mask;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/**
 * The missing pixels of a plane as one bit per pixel, row by row: what the algorithms of this package scan. 20,000 x 20,000
 * pixels take 50 MB, and stretches without a missing pixel are skipped 64 at a time.
 */
public final class Hole {

    private final int width;
    private final int height;
    private final BitSet bits;

    Hole(int width, int height, BitSet bits) {
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /**
     * Copies a mask; its minimum becomes (0, 0).
     *
     * @param mask two-dimensional, true = missing
     * @throws IllegalArgumentException if the mask is not a plane, is empty or has more than 2<sup>31</sup> pixels
     */
    public static Hole of(RandomAccessibleInterval<BitType> mask) {
        if (mask.numDimensions() != 2) {
            throw new IllegalArgumentException("The hole has " + mask.numDimensions()
                    + " dimensions: give one plane that says which pixels are missing.");
        }
        int pixels = pixels(mask.dimension(0), mask.dimension(1));
        int width = (int) mask.dimension(0);
        int height = (int) mask.dimension(1);
        if (mask instanceof ArrayImg<?, ?> img && img.update(null) instanceof LongArray words) {
            BitSet bits = BitSet.valueOf(words.getCurrentStorageArray());
            bits.clear(pixels, Math.max(pixels, bits.length()));
            return new Hole(width, height, bits);
        }
        BitSet bits = new BitSet(pixels);
        Cursor<BitType> cursor = Views.flatIterable(mask).cursor();
        for (int i = 0; i < pixels; i++) {
            if (cursor.next().get()) {
                bits.set(i);
            }
        }
        return new Hole(width, height, bits);
    }

    /**
     * Copies a mask.
     *
     * @param mask row by row, true = missing
     */
    public static Hole of(boolean[] mask, int width, int height) {
        BitSet bits = new BitSet(mask.length);
        for (int i = 0; i < mask.length; i++) {
            bits.set(i, mask[i]);
        }
        return new Hole(width, height, bits);
    }

    /** The number of pixels of a plane, which one bit set can index. */
    static int pixels(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("The image is empty (" + width + " x " + height
                    + " pixels): open or choose an image that has pixels.");
        }
        if (width > Integer.MAX_VALUE / height) {
            throw new IllegalArgumentException("A plane of " + width + " x " + height
                    + " pixels is too large: crop it to fewer than 2^31 pixels.");
        }
        return (int) (width * height);
    }

    /** An own copy as an image, true = missing. */
    public ArrayImg<BitType, LongArray> toImg() {
        int words = (int) (((long) width * height + 63) / 64);
        return ArrayImgs.bits(new LongArray(Arrays.copyOf(bits.toLongArray(), words)), width, height);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean contains(int x, int y) {
        return bits.get(y * width + x);
    }

    /** How many pixels are missing. */
    public long count() {
        return bits.cardinality();
    }

    /** First missing pixel of row {@code y} at or right of {@code x}, or {@link #width()} if there is none. */
    public int nextMissing(int x, int y) {
        int next = x >= width ? -1 : bits.nextSetBit(y * width + x);
        return next < 0 || next - y * width >= width ? width : next - y * width;
    }

    /** First known pixel of row {@code y} at or right of {@code x}, or {@link #width()} if there is none. */
    public int nextKnown(int x, int y) {
        return x >= width ? width : Math.min(width, bits.nextClearBit(y * width + x) - y * width);
    }

    /** First missing pixel at or after {@code index} = y * width + x, or -1. */
    public int nextMissing(int index) {
        return bits.nextSetBit(index);
    }

    /**
     * The smallest rectangle that holds all missing pixels; the way there is as long as the hole is high.
     *
     * @throws IllegalStateException if no pixel is missing
     */
    public FinalInterval bounds() {
        int first = bits.nextSetBit(0);
        if (first < 0) {
            throw new IllegalStateException("A hole without a pixel has no bounds.");
        }
        int left = width;
        int right = 0;
        int bottom = 0;
        for (int i = first; i >= 0; i = bits.nextSetBit((bottom + 1) * width)) {
            bottom = i / width;
            left = Math.min(left, i % width);
            right = Math.max(right, bits.previousSetBit((bottom + 1) * width - 1) % width);
            if (bottom == height - 1) {
                break;
            }
        }
        return FinalInterval.createMinMax(left, first / width, right, bottom);
    }

    /** Adds width, height and every bit to a digest. */
    public void digest(MessageDigest digest) {
        ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(width).putInt(height);
        digest.update(size.array());
        digest.update(bits.toByteArray());
    }
}
