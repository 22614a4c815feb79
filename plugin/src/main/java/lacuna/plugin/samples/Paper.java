package lacuna.plugin.samples;

import java.util.ArrayList;
import java.util.List;

/** Paper or parchment before it is written on: colour, texture, laid lines, foxing, stains, creases and a dark gutter. */
final class Paper {

    /** Reflectances of red, green and blue. */
    private static final double[][] COLOURS = {
        {0.95, 0.94, 0.91}, {0.93, 0.90, 0.82}, {0.90, 0.84, 0.70}, {0.85, 0.75, 0.58}, {0.80, 0.68, 0.56},
        {0.88, 0.86, 0.80}, {0.93, 0.91, 0.90}, {0.76, 0.70, 0.60}, {0.70, 0.56, 0.46}, {0.95, 0.92, 0.76}};
    private static final double[] BROWN = {0.75, 0.9, 1.25};

    private final Chance chance;
    private final int width;
    private final int height;
    private final double age;

    Paper(Chance chance, int width, int height) {
        this.chance = chance;
        this.width = width;
        this.height = height;
        this.age = chance.between(0, 1);
    }

    /** Reflectances in [0, 1], three planes. */
    Plane[] make() {
        double[] base = chance.pick(COLOURS);
        List<Plane> darkening = new ArrayList<>(List.of(texture()));
        for (int i = chance.whole(0, (int) (3 * age)); i > 0; i--) {
            darkening.add(stain(0.5 + 0.1 * i));
        }
        if (chance.once(age * 0.7)) {
            darkening.add(foxing());
        }
        if (chance.once(0.5)) {
            darkening.add(gutter());
        }
        Plane neutral = neutral();
        Plane[] paper = new Plane[3];
        for (int c = 0; c < 3; c++) {
            int channel = c;
            paper[c] = Plane.of(width, height, (x, y) -> {
                double dark = 0;
                for (Plane plane : darkening) {
                    dark += plane.get(x, y);
                }
                return Math.max(0.02, base[channel] * (1 - dark * BROWN[channel]) * neutral.get(x, y));
            });
        }
        return paper;
    }

    private Plane texture() {
        Noise clouds = new Noise(chance, chance.between(120, 400), 3);
        Noise grain = new Noise(chance, chance.between(3, 14), 3);
        Noise fibre = new Noise(chance, chance.between(5, 20), 2);
        double cloudiness = chance.between(0.01, 0.02 + 0.09 * age);
        double graininess = chance.between(0.005, 0.05);
        double laid = chance.once(0.35) ? chance.between(0.004, 0.018) : 0;
        double pitch = chance.between(4, 9);
        boolean upright = chance.once(0.5);
        return Plane.of(width, height, (x, y) -> {
            double lines = laid * Math.sin(2 * Math.PI * ((upright ? x : y) + 2 * fibre.at(x * 0.1, y * 0.1)) / pitch);
            return cloudiness * clouds.at(x, y) + graininess * (grain.at(x, y) + 0.5 * fibre.at(x * 0.2, y)) + lines;
        });
    }

    /** A liquid's stain: an uneven disc whose rim dried darker. */
    private Plane stain(double scale) {
        double cx = chance.between(-0.1, 1.1) * width;
        double cy = chance.between(-0.1, 1.1) * height;
        double radius = chance.between(0.05, 0.45) * width * scale;
        double strength = chance.between(0.04, 0.22);
        double rim = chance.between(0, 0.7);
        double sharp = chance.between(3, 30);
        Noise edge = new Noise(chance, radius * 0.9, 4);
        return Plane.of(width, height, (x, y) -> {
            double inside = radius * (1 + 0.45 * edge.at(x, y)) - Math.hypot(x - cx, (y - cy) * 1.2);
            double body = 1 / (1 + Math.exp(-inside / sharp));
            double ring = Math.exp(-0.5 * inside * inside / (sharp * sharp * 0.6));
            return strength * (body * (1 - 0.5 * rim) + rim * ring);
        });
    }

    private Plane foxing() {
        float[] values = new float[width * height];
        for (int spot = chance.whole(5, 90); spot > 0; spot--) {
            double cx = chance.between(0, width);
            double cy = chance.between(0, height);
            double radius = 0.8 + Math.abs(chance.gauss(3.5));
            double strength = chance.between(0.05, 0.4);
            int reach = (int) (3 * radius) + 1;
            for (int y = Math.max(0, (int) cy - reach); y <= Math.min(height - 1, (int) cy + reach); y++) {
                for (int x = Math.max(0, (int) cx - reach); x <= Math.min(width - 1, (int) cx + reach); x++) {
                    double d = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (radius * radius);
                    values[y * width + x] += (float) (strength * Math.exp(-0.5 * d));
                }
            }
        }
        return new Plane(width, height, values);
    }

    /** The sheet darkens towards the binding. */
    private Plane gutter() {
        double reach = width * chance.between(0.02, 0.2);
        double strength = chance.between(0.1, 0.5);
        boolean left = chance.once(0.5);
        return Plane.of(width, height, (x, y) -> strength * Math.exp(-(left ? x : width - 1 - x) / reach));
    }

    /** Uneven light, vignetting and creases: what darkens all colours alike. */
    private Plane neutral() {
        double tiltX = chance.gauss(0.05);
        double tiltY = chance.gauss(0.05);
        double vignette = chance.once(0.5) ? chance.between(0, 0.22) : 0;
        double crease = chance.once(0.25 + 0.3 * age) ? chance.between(0.04, 0.18) : 0;
        double angle = chance.once(0.5) ? chance.gauss(0.05) : Math.PI / 2 + chance.gauss(0.05);
        double offset = chance.between(-0.3, 0.3) * height;
        double fold = chance.between(0.8, 3);
        Noise wobble = new Noise(chance, 150, 3);
        return Plane.of(width, height, (x, y) -> {
            double u = 2.0 * x / width - 1;
            double v = 2.0 * y / height - 1;
            double across = (y - height / 2.0) * Math.cos(angle) - (x - width / 2.0) * Math.sin(angle) - offset
                + 4 * wobble.at(x, y);
            double bent = crease * (1 + 0.6 * wobble.at(x * 2, y * 2)) * Math.exp(-0.5 * across * across / (fold * fold))
                * (across > 0 ? 0.5 : -1);
            return (1 + tiltX * u + tiltY * v - vignette * 0.5 * (u * u + v * v)) * (1 + bent);
        });
    }
}
