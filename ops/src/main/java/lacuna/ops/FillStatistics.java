package lacuna.ops;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Where several fills of the same hole agree and where they do not: statistics over the fills at every pixel by itself. The fills
 * are read in place, and no more than one value of each is held at a time. Images are 32 bits and zero outside the hole.
 */
public final class FillStatistics {

    private final List<? extends RandomAccessibleInterval<? extends RealType<?>>> fills;
    private final Hole hole;
    private final DoubleUnaryOperator units;

    /**
     * @param fills axes X, Y or X, Y, C, all of one size
     * @param hole axes X, Y as the fills; true = filled
     * @param units what a sample means, for instance its calibration
     * @throws IllegalArgumentException if there are no fills, or they do not fit the hole or one another
     */
    public FillStatistics(List<? extends RandomAccessibleInterval<? extends RealType<?>>> fills,
            RandomAccessibleInterval<BitType> hole, DoubleUnaryOperator units) {
        if (fills.isEmpty()) {
            throw new IllegalArgumentException("There are no fills to compare: give at least one.");
        }
        long[] size = fills.get(0).dimensionsAsLongArray();
        for (RandomAccessibleInterval<?> fill : fills) {
            if (!Arrays.equals(size, fill.dimensionsAsLongArray()) || size[0] != hole.dimension(0)
                    || size[1] != hole.dimension(1)) {
                throw new IllegalArgumentException(
                        "The fills and the hole differ in size: give fills of one image and its hole.");
            }
        }
        this.fills = fills;
        this.hole = Hole.of(hole);
        this.units = units;
    }

    /** The mean of the fills, axes as theirs. */
    public Img<FloatType> mean() {
        return map(values -> Arrays.stream(values).sum() / values.length);
    }

    /**
     * The standard deviation of the fills, with n - 1 in the denominator, axes as theirs.
     *
     * @throws IllegalArgumentException if there is one fill only
     */
    public Img<FloatType> deviation() {
        if (fills.size() < 2) {
            throw new IllegalArgumentException("One fill has no standard deviation: make at least two.");
        }
        return map(values -> {
            double mean = Arrays.stream(values).sum() / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return Math.sqrt(squares / (values.length - 1));
        });
    }

    /**
     * A quantile of the fills, interpolated linearly between them (Hyndman and Fan 1996, definition 7), axes as theirs.
     *
     * @param share of the fills that lie below, from 0 (the least) to 1 (the greatest)
     */
    public Img<FloatType> quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A quantile is a share of 0 to 1, not " + share + ".");
        }
        return map(values -> {
            Arrays.sort(values);
            return quantile(values, share);
        });
    }

    /**
     * As {@link #quantile(double)}, of numbers.
     *
     * @param sorted at least one, in ascending order
     * @param share 0 to 1
     */
    public static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private Img<FloatType> map(ToDoubleFunction<double[]> statistic) {
        RandomAccessibleInterval<?> first = fills.get(0);
        Img<FloatType> result = ArrayImgs.floats(first.dimensionsAsLongArray());
        RandomAccess<FloatType> target = result.randomAccess();
        List<? extends RandomAccess<? extends RealType<?>>> access = fills.stream().map(fill -> access(fill)).toList();
        double[] values = new double[fills.size()];
        long[] position = new long[first.numDimensions()];
        long channels = position.length > 2 ? first.dimension(2) : 1;
        for (int y = 0; y < hole.height(); y++) {
            for (int x = hole.nextMissing(0, y); x < hole.width(); x = hole.nextMissing(x + 1, y)) {
                for (int c = 0; c < channels; c++) {
                    System.arraycopy(new long[] {x, y, c}, 0, position, 0, position.length);
                    for (int n = 0; n < values.length; n++) {
                        values[n] = units.applyAsDouble(access.get(n).setPositionAndGet(position).getRealDouble());
                    }
                    target.setPositionAndGet(position).setReal(statistic.applyAsDouble(values));
                }
            }
        }
        return result;
    }

    private static <T extends RealType<?>> RandomAccess<T> access(RandomAccessibleInterval<T> fill) {
        return Views.zeroMin(fill).randomAccess();
    }
}
