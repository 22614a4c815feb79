package lacuna.plugin.samples;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;

/** What happens to pictures: scratches, dust, tears and blots, as coverage in [0, 1]. */
final class Damage {

    private final Chance chance;
    private final int width;
    private final int height;

    Damage(Chance chance, int width, int height) {
        this.chance = chance;
        this.width = width;
        this.height = height;
    }

    /** Long scratches, nearly straight, that come and go. */
    Plane scratches(int count) {
        InkLayer layer = new InkLayer(width, height);
        for (int i = 0; i < count; i++) {
            double x = chance.between(0, width);
            double y = chance.between(0, height);
            double heading = chance.between(0, 2 * Math.PI);
            for (double left = chance.between(0.4, 1.2) * width; left > 0; left -= 8) {
                heading += chance.gauss(0.035);
                double nx = x + 8 * Math.cos(heading);
                double ny = y + 8 * Math.sin(heading);
                if (!chance.once(0.04)) {
                    Path2D.Double piece = new Path2D.Double();
                    piece.moveTo(x, y);
                    piece.lineTo(nx, ny);
                    layer.graphics().setStroke(
                        new BasicStroke((float) chance.between(1.2, 3), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                    layer.graphics().draw(piece);
                }
                x = nx;
                y = ny;
            }
        }
        return layer.coverage();
    }

    /** Specks and curled fibres. */
    Plane dust(int count) {
        InkLayer layer = new InkLayer(width, height);
        for (int i = 0; i < count; i++) {
            double x = chance.between(0, width);
            double y = chance.between(0, height);
            if (chance.once(0.3)) {
                layer.graphics().setStroke(new BasicStroke((float) chance.between(1, 1.8), BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND));
                layer.graphics().draw(fibre(x, y));
            } else {
                layer.graphics().fill(blob(x, y, chance.between(1.5, 6), 0.35));
            }
        }
        return layer.coverage();
    }

    private Path2D.Double fibre(double startX, double startY) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(startX, startY);
        double x = startX;
        double y = startY;
        double heading = chance.between(0, 2 * Math.PI);
        double bend = chance.gauss(0.15);
        for (int step = chance.whole(6, 16); step > 0; step--) {
            heading += bend + chance.gauss(0.1);
            x += 3 * Math.cos(heading);
            y += 3 * Math.sin(heading);
            path.lineTo(x, y);
        }
        return path;
    }

    /** A ragged wedge torn out of the right edge. */
    Plane tear(double y, double depth, double opening) {
        InkLayer layer = new InkLayer(width, height);
        Path2D.Double wedge = new Path2D.Double();
        double slope = chance.between(-0.25, 0.25);
        wedge.moveTo(width + 9, y - opening / 2);
        int steps = 40;
        for (int i = 1; i < 2 * steps; i++) {
            double along = 1 - Math.abs(i - steps) / (double) steps;
            double half = 0.5 * opening * Math.pow(1 - along, 0.8) * (i < steps ? -1 : 1);
            wedge.lineTo(width - along * depth + chance.gauss(1), y + slope * along * depth + half + chance.gauss(2));
        }
        wedge.lineTo(width + 9, y + opening / 2);
        wedge.closePath();
        layer.graphics().fill(wedge);
        return layer.coverage();
    }

    /** A blot with a lobed outline and drops around it. */
    Plane blot(double x, double y, double radius) {
        InkLayer layer = new InkLayer(width, height);
        layer.graphics().fill(blob(x, y, radius, 0.18));
        for (int drop = chance.whole(5, 12); drop > 0; drop--) {
            double heading = chance.between(0, 2 * Math.PI);
            double away = radius * chance.between(1.15, 2);
            layer.graphics().fill(
                blob(x + away * Math.cos(heading), y + away * Math.sin(heading), chance.between(1.2, radius * 0.13), 0.15));
        }
        return layer.coverage();
    }

    private Path2D.Double blob(double x, double y, double radius, double unevenness) {
        Noise edge = new Noise(chance, 1, 2);
        Path2D.Double path = new Path2D.Double();
        int corners = 48;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double r = radius * (1 + unevenness * edge.at(1.3 * Math.cos(angle) + 9, 1.3 * Math.sin(angle) + 9));
            if (i == 0) {
                path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }
}
