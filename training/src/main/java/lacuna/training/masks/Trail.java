package lacuna.training.masks;

import java.util.SplittableRandom;

/**
 * A point that walks over a canvas and leaves a line; lengths are pixels at the reference size and scale with the canvas.
 */
final class Trail {
    private static final double STEP = 3;
    private static final double THINNEST = 0.5;

    private final MaskCanvas canvas;
    private double x;
    private double y;
    private double heading;

    Trail(MaskCanvas canvas, double x, double y, double heading) {
        this.canvas = canvas;
        this.x = x;
        this.y = y;
        this.heading = heading;
    }

    /**
     * Walks and draws.
     *
     * @param length of the walk
     * @param width  of the line where it is widest
     * @param bend   mean turn per pixel, radians
     * @param wobble spread of the turn of each step, radians
     * @param wear   share of the length where the line is interrupted, 0 to below 1
     */
    void draw(double length, double width, double bend, double wobble, double wear, SplittableRandom random) {
        boolean broken = false;
        double untilChange = 0;
        double thickness = 1;
        double step = STEP * canvas.scale();
        for (double walked = 0; walked < length; walked += STEP) {
            untilChange -= STEP;
            if (untilChange <= 0) {
                broken = random.nextDouble() < wear;
                untilChange = (broken ? 3 : 6) + random.nextDouble() * (broken ? 20 : 60);
            }
            heading += bend * STEP + wobble * random.nextGaussian();
            thickness = Math.max(0.5, Math.min(1, thickness + 0.1 * random.nextGaussian()));
            double nextX = x + step * Math.cos(heading);
            double nextY = y + step * Math.sin(heading);
            if (!broken) {
                canvas.line(x, y, nextX, nextY, Math.max(THINNEST, width / 2 * thickness * canvas.scale()));
            }
            x = nextX;
            y = nextY;
        }
    }
}
