package lacuna.ops.check;

import java.util.Arrays;
import java.util.List;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

/** Cuts squares out of an image, all of one size: that of the largest hidden piece and what is around it. */
final class Patches {

    private static final int LEAST = 64;
    private static final int LARGEST = 192;
    private static final int MARGIN = 24;

    private final Hole image;
    private int size;
    private int left;
    private int top;

    /** @param image of the size of the planes */
    Patches(Hole image) {
        this.image = image;
    }

    /** Chooses the size, unless it is chosen, and the place: about a pixel in the middle of a piece. */
    void aim(Place largest, Place shown) {
        if (size == 0) {
            int extent = Math.max(largest.shape().width(), largest.shape().height());
            size = Math.max(LEAST, Math.min(LARGEST, extent + 2 * MARGIN));
        }
        int middle = shown.shape().area() / 2;
        left = within(shown.x() + shown.shape().x(middle) - size / 2, image.width());
        top = within(shown.y() + shown.shape().y(middle) - size / 2, image.height());
    }

    private int within(int corner, int edge) {
        return edge <= size ? (edge - size) / 2 : Math.max(0, Math.min(edge - size, corner));
    }

    int size() {
        return size;
    }

    private boolean isInside(int i) {
        int x = left + i % size;
        int y = top + i / size;
        return x >= 0 && y >= 0 && x < image.width() && y < image.height();
    }

    /** Native values; NaN beyond the image. */
    <T extends RealType<T>> float[][] of(List<RandomAccess<T>> planes) {
        float[][] values = new float[planes.size()][size * size];
        for (int c = 0; c < values.length; c++) {
            Arrays.fill(values[c], Float.NaN);
            for (int i = 0; i < size * size; i++) {
                if (isInside(i)) {
                    values[c][i] = planes.get(c).setPositionAndGet(left + i % size, top + i / size).getRealFloat();
                }
            }
        }
        return values;
    }

    boolean[] of(Hole hole) {
        boolean[] part = new boolean[size * size];
        for (int i = 0; i < part.length; i++) {
            part[i] = isInside(i) && hole.contains(left + i % size, top + i / size);
        }
        return part;
    }
}
