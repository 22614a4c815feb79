package lacuna.ops.window;

import java.util.List;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The planes that are filled together, in their native type, with their hole: one plane of grey values or three of red,
 * green and blue. A pixel is unknown if it is missing or if one of its values is NaN or infinite. Not thread-safe.
 */
public final class PlaneSet<T extends RealType<T>> {

    private final List<RandomAccess<T>> access;
    private final Hole hole;

    /** @param planes two-dimensional, minimum (0, 0), as large as the hole */
    public PlaneSet(List<RandomAccessibleInterval<T>> planes, Hole hole) {
        access = planes.stream().map(RandomAccessibleInterval::randomAccess).toList();
        this.hole = hole;
    }

    public int channels() {
        return access.size();
    }

    public Hole hole() {
        return hole;
    }

    /** Reads the native values of all channels; false, and anything in {@code values}, if the pixel is unknown. */
    public boolean read(int x, int y, double[] values) {
        if (hole.contains(x, y)) {
            return false;
        }
        boolean finite = true;
        for (int c = 0; c < values.length; c++) {
            values[c] = access.get(c).setPositionAndGet(x, y).getRealDouble();
            finite &= Double.isFinite(values[c]);
        }
        return finite;
    }

    /** As {@link #read(int, int, double[])}, mapped. */
    public boolean read(int x, int y, IntensityMapping mapping, double[] values) {
        boolean known = read(x, y, values);
        for (int c = 0; c < values.length; c++) {
            values[c] = mapping.toUnit(values[c]);
        }
        return known;
    }
}
