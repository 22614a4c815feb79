package lacuna.plugin.samples;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Something like cultured cells under a fluorescence microscope: nuclei, filaments and membranes, one channel each. */
final class FluorescentCells {

    /** How many channels there are: nuclei, filaments, membranes. */
    static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final List<Cell> cells = new ArrayList<>();
    private final Noise chromatin;
    private final Noise shape;
    private final Plane filaments;

    private record Cell(double x, double y, double radius, double flat, double angle, double brightness) { }

    FluorescentCells(Chance chance, int width, int height, double radius) {
        this.width = width;
        this.height = height;
        chromatin = new Noise(chance, radius * 0.25, 3);
        shape = new Noise(chance, radius * 1.2, 2);
        int wanted = (int) Math.ceil(width * height / (5.5 * radius * radius));
        for (int tries = 0; tries < 40 * wanted && cells.size() < wanted; tries++) {
            Cell cell = new Cell(chance.between(0, width), chance.between(0, height), radius * chance.between(0.8, 1.15),
                chance.between(0.65, 1), chance.between(0, Math.PI), chance.between(0.5, 1));
            if (cells.stream().allMatch(other -> Math.hypot(other.x - cell.x, other.y - cell.y) > 1.7 * radius)) {
                cells.add(cell);
            }
        }
        filaments = filaments(chance);
    }

    /**
     * One channel in one plane of focus.
     *
     * @param channel 0 nuclei, 1 filaments, 2 membranes
     * @param defocus standard deviation of the blur in pixels
     * @param drift by how many pixels everything has moved to the right
     * @return expected intensities, about [0, 1], without noise
     */
    Plane channel(int channel, double defocus, double drift) {
        Plane sharp = Plane.of(width, height, (x, y) -> {
            double moved = x - drift;
            return switch (channel) {
                case 0 -> nuclei(moved, y);
                case 1 -> filaments.sample(moved, y);
                default -> membranes(moved, y);
            };
        });
        Plane blurred = sharp.blurred(defocus);
        double dim = 1 / (1 + 0.12 * defocus * defocus);
        return Plane.of(width, height, (x, y) -> 0.04 + dim * blurred.get(x, y));
    }

    private double nuclei(double x, double y) {
        double sum = 0;
        for (Cell cell : cells) {
            double inside = 0.45 * cell.radius - distance(cell, x, y);
            if (inside > -4) {
                double nucleoli = Math.max(0, chromatin.at(x * 0.6 + 77, y * 0.6) - 0.35);
                double texture = 0.75 + 0.35 * chromatin.at(x, y) - 0.5 * nucleoli;
                sum += cell.brightness * texture / (1 + Math.exp(-1.5 * inside));
            }
        }
        return sum;
    }

    private double membranes(double x, double y) {
        double sum = 0;
        for (Cell cell : cells) {
            double edge = distance(cell, x, y) - cell.radius;
            sum += cell.brightness * (0.7 * Math.exp(-0.5 * edge * edge / 2) + (edge < 0 ? 0.1 : 0));
        }
        return sum;
    }

    private double distance(Cell cell, double x, double y) {
        double u = (x - cell.x) * Math.cos(cell.angle) + (y - cell.y) * Math.sin(cell.angle);
        double v = (y - cell.y) * Math.cos(cell.angle) - (x - cell.x) * Math.sin(cell.angle);
        return Math.hypot(u, v / cell.flat) * (1 + 0.22 * shape.at(x, y));
    }

    /** Curved threads from around each nucleus to the membrane. */
    private Plane filaments(Chance chance) {
        InkLayer layer = new InkLayer(width, height);
        for (Cell cell : cells) {
            for (int thread = chance.whole(25, 45); thread > 0; thread--) {
                double heading = chance.between(0, 2 * Math.PI);
                double x = cell.x + 0.3 * cell.radius * Math.cos(heading);
                double y = cell.y + 0.3 * cell.radius * Math.sin(heading);
                Path2D.Double path = new Path2D.Double();
                path.moveTo(x, y);
                double bend = chance.gauss(0.12);
                while (Math.hypot(x - cell.x, y - cell.y) < 0.95 * cell.radius) {
                    heading += bend + chance.gauss(0.1);
                    x += 3 * Math.cos(heading);
                    y += 3 * Math.sin(heading);
                    path.lineTo(x, y);
                }
                layer.load(cell.brightness * chance.between(0.25, 0.7));
                layer.graphics().setStroke(new BasicStroke((float) chance.between(0.8, 1.8)));
                layer.graphics().draw(path);
            }
        }
        return layer.coverage().blurred(0.7);
    }
}
