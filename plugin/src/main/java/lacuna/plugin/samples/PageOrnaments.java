package lacuna.plugin.samples;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** What stands on a page besides its text: rules, ruled lines, frames, notes in the margin and a stamp. */
final class PageOrnaments {

    private final Chance chance;
    private final PseudoText text;
    private final InkLayer ink;
    private final InkLayer accent;
    private final int width;
    private final int height;

    PageOrnaments(Chance chance, PseudoText text, InkLayer ink, InkLayer accent, int width, int height) {
        this.chance = chance;
        this.text = text;
        this.ink = ink;
        this.accent = accent;
        this.width = width;
        this.height = height;
    }

    void rule(InkLayer layer, double x0, double y0, double x1, double y1, double thickness) {
        layer.load(chance.between(0.6, 1));
        layer.graphics().setStroke(new BasicStroke((float) thickness));
        layer.graphics().draw(new Line2D.Double(x0, y0 + chance.gauss(0.6), x1, y1 + chance.gauss(0.6)));
    }

    void frame(InkLayer layer, double x, double y, double frameWidth, double frameHeight) {
        layer.graphics().setStroke(new BasicStroke((float) chance.between(1, 3)));
        layer.graphics().draw(new Rectangle2D.Double(x, y, frameWidth, frameHeight));
    }

    /** Pale lines to write on, all over the sheet. */
    void ruledLines(double top, double distance) {
        double y = top + distance + chance.between(0, distance * 0.3);
        double thickness = chance.between(0.6, 1.4);
        InkLayer layer = chance.once(0.5) ? accent : ink;
        for (; y < height; y += distance) {
            layer.load(chance.between(0.2, 0.45));
            layer.graphics().setStroke(new BasicStroke((float) thickness));
            layer.graphics().draw(new Line2D.Double(0, y, width, y));
        }
    }

    /** A few words by another hand. */
    void marginalNote(double xHeight, double margin) {
        Hand hand = new Hand(chance.fork(), xHeight * chance.between(0.7, 1.1));
        double y = height * chance.between(0.1, 0.8);
        double x = chance.once(0.5) ? 4 : Math.max(margin * 0.2, width * chance.between(0.2, 0.7));
        InkLayer layer = chance.once(0.4) ? accent : ink;
        layer.load(chance.between(0.5, 0.9));
        for (int line = chance.whole(1, 4); line > 0; line--) {
            hand.draw(layer.graphics(), text.next() + (margin < width * 0.08 ? "" : " " + text.next()), x, y);
            y += hand.xHeight() * 2.4;
        }
    }

    /** Rings around three printed words, askew. */
    void stamp() {
        double radius = Math.min(width, height) * chance.between(0.06, 0.13);
        InkLayer layer = chance.once(0.7) ? accent : ink;
        layer.load(chance.between(0.35, 0.85));
        Graphics2D graphics = layer.graphics();
        AffineTransform before = graphics.getTransform();
        graphics.translate(chance.between(0.1, 0.9) * width, chance.between(0.1, 0.9) * height);
        graphics.rotate(chance.gauss(0.3));
        graphics.setStroke(new BasicStroke((float) chance.between(1.5, 4)));
        double flat = chance.between(0.6, 1);
        for (double r = radius; r > radius * 0.75; r *= 0.85) {
            graphics.draw(new Ellipse2D.Double(-r, -r * flat, 2 * r, 2 * r * flat));
        }
        Type type = new Type(chance.fork(), radius * 0.16);
        for (int line = -1; line <= 1; line++) {
            String word = text.word().toUpperCase(Locale.ROOT);
            type.draw(graphics, word, -type.width(word) / 2, line * radius * 0.38 + radius * 0.08);
        }
        graphics.setTransform(before);
    }
}
