package lacuna.training.masks;

import java.util.BitSet;
import java.util.SplittableRandom;
import lacuna.ops.mask.HoleComponent;
import net.imglib2.FinalInterval;

/** One connected defect, which can be drawn again turned, mirrored and scaled. */
final class DefectShape {

    /** Samples of a pixel along each axis, and how many of all of them a defect must cover: most. */
    private static final int SAMPLES = 3;
    private static final int COVERED = 5;
    /** Half-width in pixels below which a defect would break up or vanish if nothing but its cover counted. */
    private static final double THIN = 2;
    /** Edge of the squares by which large empty parts of the rectangle around a defect are passed over, pixels. */
    private static final int CELL = 8;

    private final int width;
    private final int height;
    private final BitSet pixels;
    private final int columns;
    private final BitSet near;
    private final boolean thin;

    /**
     * Where a defect goes.
     *
     * @param x column of the middle of the rectangle around it
     * @param y row of it
     * @param angle of the turn, radians
     * @param scale drawn pixels per own pixel
     * @param mirrored left to right, before the turn
     */
    record Pose(int x, int y, double angle, double scale, boolean mirrored) { }

    DefectShape(HoleComponent component) {
        FinalInterval bounds = component.bounds();
        int left = (int) bounds.min(0);
        int top = (int) bounds.min(1);
        width = (int) bounds.dimension(0);
        height = (int) bounds.dimension(1);
        thin = component.halfWidth() < THIN;
        columns = width / CELL + 3;
        pixels = new BitSet(width * height);
        near = new BitSet(columns * (height / CELL + 3));
        component.forEachRun(bounds, (y, x0, x1) -> {
            pixels.set((y - top) * width + x0 - left, (y - top) * width + x1 - left);
            for (int row = (y - top) / CELL; row <= (y - top) / CELL + 2; row++) {
                near.set(row * columns + (x0 - left) / CELL, row * columns + (x1 - 1 - left) / CELL + 3);
            }
        });
    }

    /** How many pixels it has. */
    int area() {
        return pixels.cardinality();
    }

    /** Radius of the circle around the rectangle around it. */
    double radius() {
        return Math.hypot(width, height) / 2;
    }

    /** Draws what lies on the canvas. */
    void draw(MaskCanvas canvas, Pose pose) {
        fill(canvas, pose);
        for (int pixel = thin ? pixels.nextSetBit(0) : -1; pixel >= 0; pixel = pixels.nextSetBit(pixel + 1)) {
            dot(canvas, pixel % width, pixel / width, pose);
            // Half a step further, so that what is connected stays so.
            for (int towards = 0; towards < 4; towards++) {
                int dx = towards < 3 ? towards - 1 : 1;
                int dy = towards < 3 ? 1 : 0;
                if (has(pixel % width + dx, pixel / width + dy)) {
                    dot(canvas, pixel % width + dx / 2.0, pixel / width + dy / 2.0, pose);
                }
            }
        }
    }

    /** Marks the pixel onto which a place of the shape falls. */
    private void dot(MaskCanvas canvas, double column, double row, Pose pose) {
        int[] offset = offset(column, row, pose.angle(), pose.scale(), pose.mirrored());
        int x = pose.x() + offset[0];
        int y = pose.y() + offset[1];
        if (x >= 0 && x < canvas.width() && y >= 0 && y < canvas.height()) {
            canvas.set(x, y);
        }
    }

    /** Where a place of the shape comes to lie, from the middle. */
    private int[] offset(double column, double row, double angle, double scale, boolean mirrored) {
        double u = (column - (width - 1) / 2) * (mirrored ? -scale : scale);
        double v = (row - (height - 1) / 2) * scale;
        return new int[] {(int) Math.rint(Math.cos(angle) * u - Math.sin(angle) * v),
            (int) Math.rint(Math.sin(angle) * u + Math.cos(angle) * v)};
    }

    private void fill(MaskCanvas canvas, Pose pose) {
        double reach = (radius() + 1) * pose.scale() + 1;
        int left = (int) Math.max(0, pose.x() - reach);
        int right = (int) Math.min(canvas.width() - 1, pose.x() + reach);
        int top = (int) Math.max(0, pose.y() - reach);
        int bottom = (int) Math.min(canvas.height() - 1, pose.y() + reach);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (covers(x - pose.x(), y - pose.y(), pose)) {
                    canvas.set(x, y);
                }
            }
        }
    }

    /** Whether the defect covers enough of the pixel at an offset from where its middle goes. */
    private boolean covers(int dx, int dy, Pose pose) {
        double cos = Math.cos(pose.angle()) / pose.scale();
        double sin = Math.sin(pose.angle()) / pose.scale();
        int side = pose.mirrored() ? -1 : 1;
        if (!isNear(side * (cos * dx + sin * dy), cos * dy - sin * dx)) {
            return false;
        }
        int covered = 0;
        for (int i = 0; i < SAMPLES * SAMPLES && covered < COVERED; i++) {
            double x = dx + (i % SAMPLES + 0.5) / SAMPLES - 0.5;
            double y = dy + (i / SAMPLES + 0.5) / SAMPLES - 0.5;
            covered += contains(side * (cos * x + sin * y), cos * y - sin * x) ? 1 : 0;
        }
        return covered >= COVERED;
    }

    private boolean isNear(double u, double v) {
        int column = Math.floorDiv(column(u), CELL) + 1;
        int row = Math.floorDiv(row(v), CELL) + 1;
        return column >= 0 && column < columns && row >= 0 && near.get(row * columns + column);
    }

    private boolean contains(double u, double v) {
        return has(column(u), row(v));
    }

    private boolean has(int column, int row) {
        return column >= 0 && column < width && row >= 0 && row < height && pixels.get(row * width + column);
    }

    /** The middle is that of a pixel, so that a speck of one pixel stays one wherever it goes. */
    private int column(double u) {
        return (int) Math.floor((width - 1) / 2 + u + 0.5);
    }

    private int row(double v) {
        return (int) Math.floor((height - 1) / 2 + v + 0.5);
    }

    /** A pose that puts one of its pixels onto this one. */
    Pose through(int x, int y, double angle, double scale, boolean mirrored, SplittableRandom random) {
        int pixel = pixels.nextSetBit(random.nextInt(width * height));
        pixel = pixel < 0 ? pixels.nextSetBit(0) : pixel;
        int[] offset = offset(pixel % width, pixel / width, angle, scale, mirrored);
        return new Pose(x - offset[0], y - offset[1], angle, scale, mirrored);
    }
}
