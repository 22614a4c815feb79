package lacuna.plugin.convert;

import java.util.Arrays;
import java.util.BitSet;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;

/** Draws a hole, one bit a pixel; what lies outside the image is cut off. */
final class HoleRaster {

    private final int width;
    private final int height;
    private final BitSet bits;

    HoleRaster(int width, int height) {
        this.width = width;
        this.height = height;
        bits = new BitSet(width * height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Marks the pixels {@code from <= x < to} of row {@code y}. */
    void run(int y, int from, int to) {
        int left = Math.max(0, from);
        int right = Math.min(width, to);
        if (y >= 0 && y < height && left < right) {
            bits.set(y * width + left, y * width + right);
        }
    }

    /**
     * Marks every pixel whose centre lies within a distance of a segment. Coordinates are those of pixel centres, and a
     * radius of half a pixel or more leaves no gaps.
     */
    void capsule(double x0, double y0, double x1, double y1, double radius) {
        int top = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - radius));
        int bottom = (int) Math.min(height - 1, Math.floor(Math.max(y0, y1) + radius));
        for (int y = top; y <= bottom; y++) {
            double[] span = span(y, x0, y0, x1, y1, radius);
            int first = (int) Math.max(0, Math.ceil(span[0]));
            int last = (int) Math.min(width - 1, Math.floor(span[1]));
            while (first <= last && !within(first, y, x0, y0, x1, y1, radius)) {
                first++;
            }
            while (last >= first && !within(last, y, x0, y0, x1, y1, radius)) {
                last--;
            }
            // A capsule is convex: a row of it is one run.
            run(y, first, last + 1);
        }
    }

    /** Bounds in x of what lies within a radius of the part of the segment whose y is within that radius of the row. */
    private static double[] span(int y, double x0, double y0, double x1, double y1, double radius) {
        double from = 0;
        double to = 1;
        if (y0 != y1) {
            double a = (y - radius - y0) / (y1 - y0);
            double b = (y + radius - y0) / (y1 - y0);
            from = Math.min(1, Math.max(0, Math.min(a, b)));
            to = Math.max(0, Math.min(1, Math.max(a, b)));
        }
        double a = x0 + from * (x1 - x0);
        double b = x0 + to * (x1 - x0);
        return new double[] {Math.min(a, b) - radius, Math.max(a, b) + radius};
    }

    private static boolean within(int x, int y, double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
        double ex = x - x0 - t * dx;
        double ey = y - y0 - t * dy;
        // The tolerance keeps the centres that lie exactly on the rim, on every platform.
        return ex * ex + ey * ey <= radius * radius + 1e-9;
    }

    boolean isEmpty() {
        return bits.isEmpty();
    }

    ArrayImg<BitType, LongArray> toImg() {
        int words = (int) (((long) width * height + 63) / 64);
        return ArrayImgs.bits(new LongArray(Arrays.copyOf(bits.toLongArray(), words)), width, height);
    }
}
