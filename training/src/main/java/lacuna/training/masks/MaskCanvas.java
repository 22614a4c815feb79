package lacuna.training.masks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A hole mask under construction: shapes are set by the distance of pixel centres, in pixels; parts outside are cut off. */
final class MaskCanvas {
    /** The image edge for which the papers give lengths in pixels. */
    static final double REFERENCE_SIZE = 256;
    private static final int TRIES = 20;

    private final int width;
    private final int height;
    private final boolean[] missing;

    private MaskCanvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.missing = new boolean[width * height];
    }

    /**
     * Draws until the mask has both classes. A drawing that fails every time (a tiny image) gets one pixel of the other
     * class.
     *
     * @throws IllegalArgumentException if the size has fewer than two pixels
     */
    static boolean[] draw(int width, int height, SplittableRandom random, Consumer<MaskCanvas> drawing) {
        if (width < 1 || height < 1 || (long) width * height < 2) {
            throw new IllegalArgumentException("A mask of " + width + " x " + height
                + " pixels cannot have missing and known pixels: use an image of at least two pixels.");
        }
        MaskCanvas canvas = new MaskCanvas(width, height);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Arrays.fill(canvas.missing, false);
            drawing.accept(canvas);
            if (canvas.hasBothClasses()) {
                return canvas.missing;
            }
        }
        int pixel = random.nextInt(canvas.missing.length);
        canvas.missing[pixel] = !canvas.missing[pixel];
        return canvas.missing;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** How many times larger than {@link #REFERENCE_SIZE} the image is: the square root of its share of the area. */
    double scale() {
        return Math.sqrt((double) width * height) / REFERENCE_SIZE;
    }

    /** Whether nothing was drawn so far. */
    boolean isEmpty() {
        for (boolean value : missing) {
            if (value) {
                return false;
            }
        }
        return true;
    }

    boolean get(int x, int y) {
        return missing[y * width + x];
    }

    void set(int x, int y) {
        missing[y * width + x] = true;
    }

    /** Marks columns {@code x0 .. x1 - 1} of rows {@code y0 .. y1 - 1}. */
    void rectangle(int x0, int y0, int x1, int y1) {
        int from = Math.max(0, x0);
        int to = Math.min(width, x1);
        for (int y = Math.max(0, y0); y < Math.min(height, y1) && from < to; y++) {
            Arrays.fill(missing, y * width + from, y * width + to, true);
        }
    }

    void disc(double x, double y, double radius) {
        line(x, y, x, y, radius);
    }

    /** A line with round ends: every pixel whose centre is within the radius of the segment. */
    void line(double x0, double y0, double x1, double y1, double radius) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        int top = (int) Math.max(0, Math.ceil(Math.min(y0, y1) - radius));
        int bottom = (int) Math.min(height - 1, Math.floor(Math.max(y0, y1) + radius));
        int left = (int) Math.max(0, Math.ceil(Math.min(x0, x1) - radius));
        int right = (int) Math.min(width - 1, Math.floor(Math.max(x0, x1) + radius));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along = length2 == 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length2));
                double ex = x - x0 - along * dx;
                double ey = y - y0 - along * dy;
                if (ex * ex + ey * ey <= radius * radius) {
                    missing[y * width + x] = true;
                }
            }
        }
    }

    /** Mirrors what was drawn so far, left to right. */
    void flipHorizontally() {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width / 2; x++) {
                swap(y * width + x, y * width + width - 1 - x);
            }
        }
    }

    /** Mirrors what was drawn so far, top to bottom. */
    void flipVertically() {
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width; x++) {
                swap(y * width + x, (height - 1 - y) * width + x);
            }
        }
    }

    private void swap(int i, int j) {
        boolean kept = missing[i];
        missing[i] = missing[j];
        missing[j] = kept;
    }

    private boolean hasBothClasses() {
        boolean first = missing[0];
        for (boolean value : missing) {
            if (value != first) {
                return true;
            }
        }
        return false;
    }
}
