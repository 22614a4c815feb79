package lacuna.plugin.samples;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** Sets a page: columns of text with headings, initials, tables, rules, marginal notes, ruled lines and a stamp. */
final class PageLayout {

    private final Chance chance;
    private final PseudoText text;
    private final Script script;
    private final boolean written;
    private final double leading;
    private final InkLayer ink;
    private final InkLayer accent;
    private final int width;
    private final int height;
    private final boolean justified;
    private final boolean rubrics;

    /** @param xHeight of the running text in pixels; {@code accent} takes rubrics, initials and stamps */
    PageLayout(Chance chance, boolean written, double xHeight, int width, int height, InkLayer ink, InkLayer accent) {
        this.chance = chance;
        this.written = written;
        this.width = width;
        this.height = height;
        this.ink = ink;
        this.accent = accent;
        text = new PseudoText(chance.fork());
        script = written ? new Hand(chance.fork(), xHeight) : new Type(chance.fork(), xHeight);
        leading = xHeight * (written ? chance.between(2.6, 4) : chance.between(2.4, 3.2));
        justified = chance.once(written ? 0.3 : 0.8);
        rubrics = chance.once(0.25);
    }

    void draw() {
        double left = margin(width);
        double right = width - margin(width);
        double top = margin(height) * 0.8;
        if (written && chance.once(0.45)) {
            ruleLines(top);
        }
        int columns = chance.once(0.3) ? 2 : 1;
        double gap = script.xHeight() * chance.between(1.5, 3);
        double columnWidth = (right - left - gap * (columns - 1)) / columns;
        for (int column = 0; column < columns; column++) {
            double x = left + column * (columnWidth + gap);
            if (column > 0 && chance.once(0.4)) {
                rule(ink, x - gap / 2, top, x - gap / 2, height, chance.between(0.8, 2));
            }
            column(x, top, columnWidth);
        }
        if (chance.once(0.3)) {
            marginalNote(left);
        }
        if (chance.once(0.3)) {
            stamp();
        }
    }

    /** A page cut out of a larger one often has no margin at all. */
    private double margin(double extent) {
        return extent * (chance.once(0.35) ? chance.between(-0.06, 0.01) : chance.between(0.03, 0.14));
    }

    private void column(double x, double top, double columnWidth) {
        double y = top + leading;
        while (y < height + leading) {
            double kind = chance.between(0, 1);
            if (kind < 0.1) {
                y = heading(x, y, columnWidth);
            } else if (kind < 0.18) {
                y = table(x, y, columnWidth);
            } else if (kind < 0.23) {
                rule(ink, x, y - leading * 0.4, x + columnWidth * chance.between(0.3, 1), y - leading * 0.4, chance.between(1, 3));
                y += leading * 0.6;
            } else {
                y = paragraph(x, y, columnWidth, chance.whole(2, 12));
            }
        }
    }

    private double paragraph(double x, double start, double columnWidth, int lines) {
        double y = start;
        boolean initial = chance.once(0.2);
        double indent = initial ? initial(x, y) + 0.8 * script.xHeight() : script.xHeight() * chance.between(0, 3);
        for (int line = 0; line < lines && y < height + 2 * leading; line++) {
            double in = line == 0 || initial && line == 1 ? indent : 0;
            line(x + in, y, columnWidth - in, line == lines - 1 ? chance.between(0.2, 0.9) : 1);
            y += leading;
        }
        return y + leading * chance.between(0, 0.5);
    }

    /** One line of words that fill the measure to the given part, spread to it where the text is justified. */
    private void line(double x, double y, double measure, double part) {
        StringBuilder words = new StringBuilder(text.next());
        double space = script.width(" ");
        double used = script.width(words.toString());
        for (String word = text.next(); used + space + script.width(word) < measure * part; word = text.next()) {
            used += space + script.width(word);
            words.append(' ').append(word);
        }
        String[] parts = words.toString().split(" ");
        double gap = justified && part == 1 && parts.length > 1 ? space + (measure - used) / (parts.length - 1) : space;
        double at = x;
        double slope = written ? chance.gauss(0.006) : 0;
        for (String word : parts) {
            InkLayer layer = rubrics && chance.once(0.04) ? accent : ink;
            layer.load(chance.between(written ? 0.72 : 0.88, 1));
            script.draw(layer.graphics(), word, at, y + slope * (at - x));
            if (written && chance.once(0.015)) {
                rule(layer, at, y - 0.45 * script.xHeight(), at + script.width(word), y - 0.5 * script.xHeight(), 1.5);
            }
            at += script.width(word) + gap;
        }
    }

    private double heading(double x, double y, double columnWidth) {
        double size = script.xHeight() * chance.between(1.3, 2.1);
        Script large = script instanceof Type type ? type.derive(size, chance.once(0.5) ? Font.BOLD : Font.PLAIN)
            : new Hand(chance.fork(), size);
        String title = PseudoText.capital(text.word()) + " " + text.word();
        title = chance.once(0.4) ? title.toUpperCase(Locale.ROOT) : title;
        InkLayer layer = chance.once(0.25) ? accent : ink;
        layer.load(1);
        double baseline = y + size;
        large.draw(layer.graphics(), title, x + Math.max(0, (columnWidth - large.width(title)) * chance.between(0, 0.5)), baseline);
        if (chance.once(0.3)) {
            rule(layer, x, baseline + size * 0.7, x + columnWidth, baseline + size * 0.7, chance.between(0.8, 2.5));
        }
        return baseline + leading * 1.4;
    }

    /** A letter two lines high, in a frame now and then; returns how far it reaches to the right. */
    private double initial(double x, double y) {
        double size = (leading + script.xHeight()) * 0.56;
        Script large = script instanceof Type type ? type.derive(size, Font.BOLD) : new Hand(chance.fork(), size);
        String letter = PseudoText.capital(text.word()).substring(0, 1);
        InkLayer layer = chance.once(0.6) ? accent : ink;
        layer.load(1);
        double baseline = y + leading;
        large.draw(layer.graphics(), letter, x, baseline);
        double reach = large.width(letter);
        if (chance.once(0.4)) {
            layer.graphics().setStroke(new BasicStroke((float) chance.between(1, 3)));
            layer.graphics().draw(new Rectangle2D.Double(x - 2, baseline - size * 2, reach + 4, size * 2.1));
        }
        return reach;
    }

    private double table(double x, double y, double columnWidth) {
        int rows = chance.whole(2, 6);
        int columns = chance.whole(2, 5);
        double step = columnWidth / columns;
        boolean ruled = chance.once(0.7);
        double thickness = chance.between(0.7, 2);
        for (int row = 0; row < rows; row++) {
            double baseline = y + row * leading;
            for (int column = 0; column < columns; column++) {
                String entry = chance.once(0.6) ? Integer.toString(chance.whole(1, 9999)) : text.word();
                if (script.width(entry) < step * 0.9) {
                    ink.load(chance.between(0.8, 1));
                    script.draw(ink.graphics(), entry, x + column * step + step * 0.08, baseline);
                }
                if (ruled && row == 0) {
                    rule(ink, x + column * step, y - leading * 0.75, x + column * step, y + leading * (rows - 0.7), thickness);
                }
            }
            if (ruled) {
                rule(ink, x, baseline - leading * 0.72, x + columnWidth, baseline - leading * 0.72, thickness);
            }
        }
        return y + leading * (rows + 0.5);
    }

    private void marginalNote(double left) {
        Hand hand = new Hand(chance.fork(), script.xHeight() * chance.between(0.7, 1.1));
        double y = height * chance.between(0.1, 0.8);
        double x = chance.once(0.5) ? 4 : Math.max(left * 0.2, width * chance.between(0.2, 0.7));
        InkLayer layer = chance.once(0.4) ? accent : ink;
        layer.load(chance.between(0.5, 0.9));
        for (int line = chance.whole(1, 4); line > 0; line--) {
            hand.draw(layer.graphics(), text.next() + (left < width * 0.08 ? "" : " " + text.next()), x, y);
            y += hand.xHeight() * 2.4;
        }
    }

    private void ruleLines(double top) {
        double phase = chance.between(0, leading * 0.3);
        double thickness = chance.between(0.6, 1.4);
        InkLayer layer = chance.once(0.5) ? accent : ink;
        for (double y = top + leading; y < height; y += leading) {
            layer.load(chance.between(0.2, 0.45));
            layer.graphics().setStroke(new BasicStroke((float) thickness));
            layer.graphics().draw(new Line2D.Double(0, y + phase, width, y + phase));
        }
    }

    private void rule(InkLayer layer, double x0, double y0, double x1, double y1, double thickness) {
        layer.load(chance.between(0.6, 1));
        layer.graphics().setStroke(new BasicStroke((float) thickness));
        layer.graphics().draw(new Line2D.Double(x0, y0 + chance.gauss(0.6), x1, y1 + chance.gauss(0.6)));
    }

    private void stamp() {
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
            Shape ring = new Ellipse2D.Double(-r, -r * flat, 2 * r, 2 * r * flat);
            graphics.draw(ring);
        }
        Type type = new Type(chance.fork(), radius * 0.16);
        for (int line = -1; line <= 1; line++) {
            String word = text.word().toUpperCase(Locale.ROOT);
            type.draw(graphics, word, -type.width(word) / 2, line * radius * 0.38 + radius * 0.08);
        }
        graphics.setTransform(before);
    }
}
