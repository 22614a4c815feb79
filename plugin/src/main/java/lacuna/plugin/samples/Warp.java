package lacuna.plugin.samples;

/** A sheet that lies a little askew and is not quite flat: rotation, curvature and slow displacement by some pixels. */
final class Warp {

    private final int width;
    private final int height;
    private final double angle;
    private final double curve;
    private final double amplitude;
    private final Noise dx;
    private final Noise dy;

    Warp(Chance chance, int width, int height) {
        this.width = width;
        this.height = height;
        angle = chance.gauss(0.009);
        curve = chance.once(0.5) ? chance.gauss(8) : 0;
        amplitude = chance.between(0, 5);
        double period = chance.between(150, 500);
        dx = new Noise(chance, period, 2);
        dy = new Noise(chance, period, 2);
    }

    Plane of(Plane plane) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return Plane.of(width, height, (x, y) -> {
            double u = x - width / 2.0;
            double v = y - height / 2.0;
            double bend = curve * (4 * u * u / (width * (double) width) - 0.3);
            return plane.sample(width / 2.0 + cos * u - sin * v + amplitude * dx.at(x, y),
                height / 2.0 + sin * u + cos * v + bend + amplitude * dy.at(x, y));
        });
    }
}
