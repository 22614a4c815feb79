package lacuna.ops;

import java.util.List;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.ops.mask.HoleComponent;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Writes filled values into an image: at hole pixels, and nowhere else. */
final class Composite<T extends RealType<T>> {

    /** Where the filled values are, in [-1, 1], by position in the image. */
    @FunctionalInterface
    interface Values {
        float at(int channel, int x, int y);
    }

    private final List<RandomAccess<T>> access;
    private final IntensityMapping mapping;

    Composite(List<RandomAccessibleInterval<T>> planes, IntensityMapping mapping) {
        access = planes.stream().map(RandomAccessibleInterval::randomAccess).toList();
        this.mapping = mapping;
    }

    /**
     * @param component whose pixels are written
     * @param within only those inside this rectangle
     * @throws IllegalStateException if a value is no number
     */
    void write(HoleComponent component, Interval within, Values values) {
        component.forEachRun(within, (y, x0, x1) -> {
            for (int c = 0; c < access.size(); c++) {
                RandomAccess<T> position = access.get(c);
                for (int x = x0; x < x1; x++) {
                    float value = values.at(c, x, y);
                    if (!Float.isFinite(value)) {
                        throw new IllegalStateException("The fill returned a value that is no number at (" + x + ", " + y
                                + "): the model is broken or does not fit this image; choose another one.");
                    }
                    position.setPositionAndGet(x, y).setReal(mapping.toNative(value));
                }
            }
        });
    }
}
