package lacuna.plugin.samples;

import java.util.ArrayList;
import java.util.List;

/** Something like a thin section of tissue under an electron microscope: membranes, mitochondria, vesicles, ribosomes. */
final class ElectronMicrograph {

    private final Chance chance;
    private final int width;
    private final int height;
    private final Noise shake;

    private record Cell(double x, double y, double grey) { }

    private record Organelle(
        double x, double y, double radius, double elongation, double angle, double grey, boolean cristae) { }

    ElectronMicrograph(Chance chance, int width, int height) {
        this.chance = chance;
        this.width = width;
        this.height = height;
        shake = new Noise(chance, 60, 3);
    }

    /** Transmitted intensity, about [0.1, 0.9], with shot noise. */
    Plane draw() {
        Plane plane = cells();
        for (Organelle organelle : organelles()) {
            stamp(plane, organelle);
        }
        Noise dots = new Noise(chance, 4, 1);
        Noise clouds = new Noise(chance, 90, 3);
        Plane textured = Plane.of(width, height, (x, y) -> plane.get(x, y) + 0.025 * clouds.at(x, y)
            - 0.16 * Math.max(0, dots.at(x, y) - 0.45));
        Plane focused = textured.blurred(0.8);
        return Plane.of(width, height, (x, y) -> {
            double passed = Math.max(0.03, focused.get(x, y));
            return Math.max(0.02, passed + chance.gauss(0.028 * Math.sqrt(passed)));
        });
    }

    /** Cells as the Voronoi regions of random points, their borders two dark membranes with a bright cleft between them. */
    private Plane cells() {
        List<Cell> cells = new ArrayList<>();
        for (int i = Math.max(3, width * height / 14000); i > 0; i--) {
            cells.add(new Cell(chance.between(-30, width + 30), chance.between(-30, height + 30), chance.between(0.5, 0.7)));
        }
        Noise warp = new Noise(chance, 70, 3);
        return Plane.of(width, height, (x, y) -> {
            double px = x + 22 * warp.at(x, y);
            double py = y + 22 * warp.at(x + 999.5, y);
            double first = Double.MAX_VALUE;
            double second = Double.MAX_VALUE;
            double grey = 0;
            for (Cell cell : cells) {
                double d = Math.hypot(px - cell.x, py - cell.y);
                if (d < first) {
                    second = first;
                    first = d;
                    grey = cell.grey;
                } else if (d < second) {
                    second = d;
                }
            }
            double distance = (second - first) / 2;
            return grey - 0.34 * bump(distance - 3.4, 1.2) + 0.14 * bump(distance, 1.6);
        });
    }

    private List<Organelle> organelles() {
        List<Organelle> organelles = new ArrayList<>();
        for (int i = Math.max(2, width * height / 16000); i > 0; i--) {
            organelles.add(new Organelle(chance.between(0, width), chance.between(0, height), chance.between(11, 22),
                chance.between(1, 2.4), chance.between(0, Math.PI), chance.between(0.34, 0.44), true));
        }
        for (int cluster = Math.max(3, width * height / 20000); cluster > 0; cluster--) {
            double x = chance.between(0, width);
            double y = chance.between(0, height);
            double grey = chance.once(0.3) ? 0.3 : 0.72;
            for (int i = chance.whole(6, 30); i > 0; i--) {
                organelles.add(new Organelle(
                    x + chance.gauss(16), y + chance.gauss(16), chance.between(3, 5), 1, 0, grey, false));
            }
        }
        return organelles;
    }

    private void stamp(Plane plane, Organelle o) {
        int reach = (int) (o.radius * o.elongation * 1.4) + 5;
        double cos = Math.cos(o.angle);
        double sin = Math.sin(o.angle);
        for (int y = Math.max(0, (int) o.y - reach); y <= Math.min(height - 1, (int) o.y + reach); y++) {
            for (int x = Math.max(0, (int) o.x - reach); x <= Math.min(width - 1, (int) o.x + reach); x++) {
                double u = ((x - o.x) * cos + (y - o.y) * sin) / o.elongation;
                double v = (y - o.y) * cos - (x - o.x) * sin;
                double wobble = o.cristae ? 1 + 0.25 * shake.at(x, y) : 1;
                double inside = o.radius * wobble - Math.hypot(u, v);
                if (inside > -4) {
                    int i = y * width + x;
                    plane.values()[i] = (float) inside(o, plane.values()[i], inside, x, u * o.elongation, v);
                }
            }
        }
    }

    /** Grey value at a depth below the membrane; {@code along} and {@code across} are the organelle's own axes. */
    private double inside(Organelle o, double background, double depth, int x, double along, double across) {
        double cover = 1 / (1 + Math.exp(-3 * depth));
        double grey = o.grey;
        if (o.cristae && depth > 3) {
            grey += 0.17 * Math.sin(1.15 * along + 2.5 * shake.at(x, across * 3)) - 0.02;
        }
        double membrane = 0.3 * bump(depth - 0.5, 1.1) + (o.cristae ? 0.2 * bump(depth - 4, 0.9) : 0);
        return background + cover * (grey - background) - membrane;
    }

    private static double bump(double distance, double width) {
        return Math.exp(-0.5 * distance * distance / (width * width));
    }
}
