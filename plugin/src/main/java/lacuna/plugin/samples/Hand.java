package lacuna.plugin.samples;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Handwriting: the pen's way of each letter ({@link Alphabet}), slanted, shaken, rounded or broken, written with a broad nib
 * held at an angle or with a pointed one that swells under pressure on the way down.
 */
final class Hand implements Script {

    private static final int STEPS = 5;

    private final Chance chance;
    private final double xHeight;
    private final double slant;
    private final double narrow;
    private final boolean round;
    private final boolean joined;
    private final double shake;
    private final double hairline;
    private final double swell;
    private final double nib;
    private final double nibAngle;

    /** @param xHeight of the letters in pixels */
    Hand(Chance chance, double xHeight) {
        this.chance = chance;
        this.xHeight = xHeight;
        boolean broad = chance.once(0.45);
        round = !broad || chance.once(0.4);
        joined = !broad && chance.once(0.8);
        slant = broad ? chance.between(-0.03, 0.08) : chance.between(0.05, 0.75);
        narrow = broad ? chance.between(0.82, 1.08) : chance.between(0.8, 1.35);
        shake = chance.between(0.02, broad ? 0.04 : 0.075);
        hairline = Math.max(0.7, xHeight * chance.between(0.04, broad ? 0.06 : 0.12));
        swell = broad ? 0 : xHeight * chance.between(0, 0.13);
        nib = broad ? xHeight * chance.between(0.13, 0.27) : 0;
        nibAngle = chance.between(0.45, 0.85);
    }

    @Override
    public double xHeight() {
        return xHeight;
    }

    @Override
    public double width(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += advance(text.charAt(i));
        }
        return sum;
    }

    private double advance(char letter) {
        return Alphabet.advance(letter) * xHeight * narrow;
    }

    @Override
    public void draw(Graphics2D graphics, String text, double x, double y) {
        double at = x;
        double drift = 0;
        Point2D.Double last = null;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            drift = 0.8 * drift + chance.gauss(shake * xHeight);
            boolean first = true;
            for (float[] way : Alphabet.strokes(letter)) {
                List<Point2D.Double> points = place(way, at, y + drift);
                if (first && joined && last != null && Character.isLetter(letter)) {
                    points.add(0, last);
                }
                write(graphics, round ? rounded(points) : points);
                last = points.get(points.size() - 1);
                first = false;
            }
            last = Character.isLowerCase(letter) && letter != 'i' && letter != 't' ? last : null;
            at += advance(letter) * (1 + chance.gauss(0.04));
        }
    }

    private List<Point2D.Double> place(float[] way, double x, double y) {
        List<Point2D.Double> points = new ArrayList<>();
        double size = 1 + chance.gauss(shake);
        for (int i = 0; i < way.length; i += 2) {
            double up = way[i + 1] * size + chance.gauss(shake);
            double along = way[i] * narrow * size + slant * up + chance.gauss(shake);
            points.add(new Point2D.Double(x + along * xHeight, y - up * xHeight));
        }
        return points;
    }

    /** A Catmull-Rom spline through the points (E. Catmull and R. Rom, 1974). */
    private static List<Point2D.Double> rounded(List<Point2D.Double> p) {
        List<Point2D.Double> curve = new ArrayList<>();
        for (int i = 0; i + 1 < p.size(); i++) {
            Point2D.Double a = p.get(Math.max(i - 1, 0));
            Point2D.Double d = p.get(Math.min(i + 2, p.size() - 1));
            for (int step = 0; step < STEPS; step++) {
                double t = step / (double) STEPS;
                curve.add(new Point2D.Double(spline(a.x, p.get(i).x, p.get(i + 1).x, d.x, t),
                    spline(a.y, p.get(i).y, p.get(i + 1).y, d.y, t)));
            }
        }
        curve.add(p.get(p.size() - 1));
        return curve;
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    private void write(Graphics2D graphics, List<Point2D.Double> points) {
        double nx = 0.5 * nib * Math.cos(nibAngle);
        double ny = -0.5 * nib * Math.sin(nibAngle);
        for (int i = 0; i + 1 < points.size(); i++) {
            Point2D.Double a = points.get(i);
            Point2D.Double b = points.get(i + 1);
            double down = Math.max(0, (b.y - a.y) / Math.max(1e-6, a.distance(b)));
            float thickness = (float) (hairline + swell * down);
            graphics.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(new Line2D.Double(a, b));
            if (nib > 0) {
                Path2D.Double swept = new Path2D.Double();
                swept.moveTo(a.x - nx, a.y - ny);
                swept.lineTo(a.x + nx, a.y + ny);
                swept.lineTo(b.x + nx, b.y + ny);
                swept.lineTo(b.x - nx, b.y - ny);
                swept.closePath();
                graphics.fill(swept);
            }
        }
    }
}
