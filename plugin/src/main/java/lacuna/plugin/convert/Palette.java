package lacuna.plugin.convert;

import ij.ImagePlus;
import ij.process.LUT;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * The colour table of an image whose bytes name colours rather than intensities. Its neighbouring entries have nothing to do
 * with each other, so that such an image can only be filled in RGB.
 */
final class Palette {

    /** A step of a channel, in grey levels of 256, that no colour scale takes but at a few marked places. */
    private static final int JUMP = 32;
    /** The part of a table's steps that may be jumps in a colour scale (its ends are often marked). */
    private static final double MARKED = 0.05;

    /** The entries as 0xffRRGGBB. */
    private final int[] entries;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private Palette(int[] entries) {
        this.entries = entries;
    }

    /** The palette of an 8-bit image; none if its table is a grey or colour scale. */
    static Optional<Palette> of(ImagePlus image) {
        if (image.getBitDepth() != 8 || image.isComposite()) {
            return Optional.empty();
        }
        LUT table = image.getProcessor().getLut();
        int[] entries = new int[256];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = table.getRGB(i) | 0xff000000;
        }
        return isScale(entries) ? Optional.empty() : Optional.of(new Palette(entries));
    }

    /** Whether the colours run smoothly from one entry to the next. */
    static boolean isScale(int[] entries) {
        int steps = 0;
        int jumps = 0;
        for (int i = 1; i < entries.length; i++) {
            if (entries[i] != entries[i - 1]) {
                steps++;
                if (largestDifference(entries[i], entries[i - 1]) > JUMP) {
                    jumps++;
                }
            }
        }
        // The two ends of a scale may be marked however few its steps are.
        return jumps <= Math.max(MARKED * steps, steps > 8 ? 2 : 0);
    }

    Plane<UnsignedByteType> plane(byte[] indices, long width, long height) {
        return new RedGreenBlue(width, height, i -> entries[indices[i] & 0xff])
                .plane((i, colour) -> indices[i] = nearest.computeIfAbsent(colour, this::nearestEntry));
    }

    /** Index of the entry at the smallest Euclidean distance in RGB; the first of several. */
    private byte nearestEntry(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < entries.length; i++) {
            int distance = squaredDistance(colour, entries[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static int largestDifference(int a, int b) {
        return Math.max(Math.abs(channel(a, 16) - channel(b, 16)),
                Math.max(Math.abs(channel(a, 8) - channel(b, 8)), Math.abs(channel(a, 0) - channel(b, 0))));
    }

    private static int squaredDistance(int a, int b) {
        int red = channel(a, 16) - channel(b, 16);
        int green = channel(a, 8) - channel(b, 8);
        int blue = channel(a, 0) - channel(b, 0);
        return red * red + green * green + blue * blue;
    }

    private static int channel(int colour, int shift) {
        return colour >> shift & 0xff;
    }
}
