package lacuna.ops;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.view.IntervalView;
import net.imglib2.view.TransformedRandomAccessible;
import net.imglib2.view.Views;

/**
 * Copies rows of an image into a primitive array of its native type: by whole blocks where the image is stored in
 * arrays.
 */
final class SampleRows<T extends NativeType<T>> {

    private final RandomAccessibleInterval<T> image;
    private final ArrayImg<T, ?> rows;
    private final Object samples;
    /** Null if samples can only be copied one by one. */
    private final PrimitiveBlocks<T> blocks;

    /**
     * @param image axes X, Y or X, Y, C; minimum 0
     * @param most how many rows are read at a time at most
     */
    SampleRows(RandomAccessibleInterval<T> image, int most) {
        this.image = image;
        T type = image.getType();
        if (type.getEntitiesPerPixel().getNumerator() != 1 || type.getEntitiesPerPixel().getDenominator() != 1) {
            throw new IllegalArgumentException("Images of " + type.getClass().getSimpleName()
                    + " cannot be filled: convert to 8, 16 or 32 bits.");
        }
        rows = new ArrayImgFactory<>(type).create(image.dimension(0), most);
        samples = ((ArrayDataAccess<?>) rows.update(null)).getCurrentStorageArray();
        blocks = storedInArrays(image) ? PrimitiveBlocks.of(image, PrimitiveBlocks.OnFallback.ACCEPT) : null;
    }

    /** PrimitiveBlocks takes it for granted that every ArrayImg holds an array; some compute their samples. */
    private static boolean storedInArrays(RandomAccessible<?> image) {
        if (image instanceof IntervalView<?> view) {
            return storedInArrays(view.getSource());
        }
        if (image instanceof TransformedRandomAccessible<?> view) {
            return storedInArrays(view.getSource());
        }
        return image instanceof ArrayImg<?, ?> array && array.update(null) instanceof ArrayDataAccess
                || image instanceof PlanarImg || image instanceof AbstractCellImg;
    }

    /** Where rows are read to, one after the other: byte[], short[], int[], float[], long[] or double[]. */
    Object samples() {
        return samples;
    }

    /** @param plane index along C, 0 for an image of two axes */
    void read(int firstRow, int count, long plane) {
        Interval part = image.numDimensions() > 2
                ? FinalInterval.createMinSize(0, firstRow, plane, image.dimension(0), count, 1)
                : FinalInterval.createMinSize(0, firstRow, image.dimension(0), count);
        if (blocks != null) {
            blocks.copy(part, samples);
            return;
        }
        Cursor<T> to = rows.cursor();
        for (Cursor<T> from = Views.flatIterable(Views.interval(image, part)).cursor(); from.hasNext();) {
            to.next().set(from.next());
        }
    }
}
