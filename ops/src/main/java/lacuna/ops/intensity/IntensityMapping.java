package lacuna.ops.intensity;

import java.util.Arrays;
import lacuna.models.IntensityRange;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Native values to [-1, 1] and back: linear, so that it can be inverted. A robust range of the known values becomes [-1, 1];
 * values outside it are mapped beyond and come back unharmed.
 *
 * @param center native value that becomes 0
 * @param scale native distance that becomes 1, greater than 0
 * @param least smallest value that the type can hold, or -infinity
 * @param most largest value that the type can hold, or infinity
 * @param whole whether the type holds whole numbers only
 */
public record IntensityMapping(double center, double scale, double least, double most, boolean whole) {

    /** Fraction of the known values below, and above, the range that becomes [-1, 1]. */
    public static final double TAIL = 0.001;

    private static final double BYTE_MIDDLE = 127.5;

    /**
     * For a fill with intensities of its own: images of 8 bits are shown as they are, as they were when it learned; of others the
     * robust range becomes that of the fill.
     *
     * @param known as for {@link #of(RealType, double[])}
     */
    public static IntensityMapping of(RealType<?> type, double[] known, IntensityRange range) {
        IntensityMapping whole = of(type, known);
        if (range.equals(IntensityRange.ANY)) {
            return whole;
        }
        double middle = (range.high() + range.low()) / 2;
        double scale = 2 * whole.scale / (range.high() - range.low());
        return type instanceof UnsignedByteType
                ? new IntensityMapping(BYTE_MIDDLE, BYTE_MIDDLE, whole.least, whole.most, true)
                : new IntensityMapping(whole.center - middle * scale, scale, whole.least, whole.most, whole.whole);
    }

    /**
     * @param type of the image
     * @param known native values around the hole, all finite; sorted by this method
     * @throws IllegalArgumentException if there are none
     */
    public static IntensityMapping of(RealType<?> type, double[] known) {
        if (known.length == 0) {
            throw new IllegalArgumentException("Around the hole there is no pixel with a number in it:"
                    + " leave some known pixels to look at, or make the hole smaller.");
        }
        Arrays.sort(known);
        int tail = (int) (TAIL * known.length);
        double low = known[tail];
        double high = known[known.length - 1 - tail];
        if (low == high) {
            low = known[0];
            high = known[known.length - 1];
        }
        double center = low / 2 + high / 2;
        double scale = low == high ? scaleOfConstant(low) : high / 2 - low / 2;
        boolean whole = type instanceof IntegerType;
        return new IntensityMapping(center, scale, whole ? type.getMinValue() : Double.NEGATIVE_INFINITY,
                whole ? type.getMaxValue() : Double.POSITIVE_INFINITY, whole);
    }

    private static double scaleOfConstant(double value) {
        return value == 0 ? 1 : Math.abs(value);
    }

    public double toUnit(double value) {
        return (value - center) / scale;
    }

    /** The native value, rounded and clamped to what an integer type can hold; floating-point types are not clamped. */
    public double toNative(double unit) {
        return held(center + unit * scale);
    }

    /** A native value moved by a distance on the scale of [-1, 1]; rounded and clamped as {@link #toNative}. */
    public double moved(double value, double unit) {
        return held(value + unit * scale);
    }

    private double held(double value) {
        return whole ? Math.max(least, Math.min(most, Math.rint(value))) : value;
    }
}
