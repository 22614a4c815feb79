package lacuna.ops.mask;

import java.util.BitSet;
import java.util.function.DoublePredicate;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Ways to say which pixels are missing. Every mask is one plane, true = missing, one bit per pixel; an image with a third
 * dimension (channels) is missing where any of its planes is.
 */
public final class Masks {

    private Masks() { }

    /**
     * Pixels whose value satisfies a condition in at least one channel.
     *
     * @param image axes X, Y or X, Y, C
     */
    public static <T extends RealType<T>> Img<BitType> where(RandomAccessibleInterval<T> image, DoublePredicate missing) {
        return holeWhere(image, missing).toImg();
    }

    /** Pixels from {@code lower} to {@code upper}, both included; NaN is in no range. */
    public static <T extends RealType<T>> Img<BitType> threshold(
            RandomAccessibleInterval<T> image, double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper) || lower > upper) {
            throw new IllegalArgumentException("The threshold range " + lower + " to " + upper
                    + " holds no value: give the lower limit first.");
        }
        return where(image, value -> value >= lower && value <= upper);
    }

    /** Pixels that are not a number. */
    public static <T extends RealType<T>> Img<BitType> nan(RandomAccessibleInterval<T> image) {
        return where(image, Double::isNaN);
    }

    /**
     * Pixels at the largest value that an integer type can hold.
     *
     * @throws IllegalArgumentException for floating-point images, which have no such value
     */
    public static <T extends RealType<T>> Img<BitType> saturated(RandomAccessibleInterval<T> image) {
        T type = image.getType();
        if (!(type instanceof IntegerType)) {
            throw new IllegalArgumentException(
                    "A floating-point image has no largest value: say at which value it is saturated.");
        }
        return saturated(image, type.getMaxValue());
    }

    /** Pixels at or above a value, for cameras that saturate below the largest value of the type. */
    public static <T extends RealType<T>> Img<BitType> saturated(RandomAccessibleInterval<T> image, double atLeast) {
        return where(image, value -> value >= atLeast);
    }

    /**
     * Pixels above the middle of a mask image's own range of values, so that neither the half-tones of an anti-aliased edge
     * nor the noise of JPEG leave rims. A constant image is missing everywhere if it is not zero.
     *
     * @param image axes X, Y or X, Y, C; white (the larger value) = missing
     */
    public static <T extends RealType<T>> Img<BitType> fromImage(RandomAccessibleInterval<T> image) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Cursor<T> cursor = image.cursor(); cursor.hasNext();) {
            double value = cursor.next().getRealDouble();
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        double middle = least == most ? 0 : least + (most - least) / 2;
        return where(image, value -> value > middle);
    }

    /**
     * Adds every pixel within a distance of a missing one: the exact Euclidean disc, in linear time.
     *
     * @param pixels radius of the disc, 0 for a copy
     */
    public static Img<BitType> grow(RandomAccessibleInterval<BitType> mask, int pixels) {
        return grow(Hole.of(mask), pixels).toImg();
    }

    /** As {@link #grow(RandomAccessibleInterval, int)}; returns {@code hole} itself for 0 pixels. */
    public static Hole grow(Hole hole, int pixels) {
        if (pixels < 0) {
            throw new IllegalArgumentException("The hole cannot be grown by " + pixels + " pixels: give 0 or more.");
        }
        return pixels == 0 ? hole : DiscGrowth.grow(hole, pixels);
    }

    /** How many pixels are missing. */
    public static long count(RandomAccessibleInterval<BitType> mask) {
        return Hole.of(mask).count();
    }

    private static <T extends RealType<T>> Hole holeWhere(RandomAccessibleInterval<T> image, DoublePredicate missing) {
        int pixels = Hole.pixels(image.dimension(0), image.dimension(1));
        BitSet bits = new BitSet(pixels);
        Cursor<T> cursor = Views.flatIterable(image).cursor();
        while (cursor.hasNext()) {
            for (int i = 0; i < pixels; i++) {
                if (missing.test(cursor.next().getRealDouble())) {
                    bits.set(i);
                }
            }
        }
        return new Hole((int) image.dimension(0), (int) image.dimension(1), bits);
    }
}
