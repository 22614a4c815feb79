package lacuna.plugin.samples;

import java.awt.Font;
import java.util.Locale;

/** Sets a page: columns of paragraphs with headings, initials, tables, rules and what else stands on it. */
final class PageLayout {

    private final Chance chance;
    private final PageStyle style;
    private final PseudoText text;
    private final PageOrnaments ornaments;
    private final Script script;
    private final double leading;
    private final InkLayer ink;
    private final InkLayer accent;
    private final int width;
    private final int height;
    private final boolean justified;
    private final boolean rubrics;

    /** @param accent takes rubrics, initials and stamps */
    PageLayout(Chance chance, PageStyle style, int width, int height, InkLayer ink, InkLayer accent) {
        this.chance = chance;
        this.style = style;
        this.width = width;
        this.height = height;
        this.ink = ink;
        this.accent = accent;
        text = new PseudoText(chance.fork());
        ornaments = new PageOrnaments(chance.fork(), text, ink, accent, width, height);
        script = style.script(chance.fork(), style.xHeight());
        leading = style.xHeight() * (style.written() ? chance.between(2.6, 4) : chance.between(2.4, 3.2));
        justified = chance.once(style.written() ? 0.3 : 0.8);
        rubrics = chance.once(0.25);
    }

    void draw() {
        double left = margin(width);
        double right = width - margin(width);
        double top = margin(height) * 0.8;
        if (style.written() && chance.once(0.45)) {
            ornaments.ruledLines(top, leading);
        }
        int columns = chance.once(0.3) ? 2 : 1;
        double gap = style.xHeight() * chance.between(1.5, 3);
        double columnWidth = (right - left - gap * (columns - 1)) / columns;
        for (int column = 0; column < columns; column++) {
            double x = left + column * (columnWidth + gap);
            if (column > 0 && chance.once(0.4)) {
                ornaments.rule(ink, x - gap / 2, top, x - gap / 2, height, chance.between(0.8, 2));
            }
            column(x, top, columnWidth);
        }
        if (chance.once(0.3)) {
            ornaments.marginalNote(style.xHeight(), left);
        }
        if (style.stamp() && chance.once(0.3)) {
            ornaments.stamp();
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
                double middle = y - leading * 0.4;
                ornaments.rule(ink, x, middle, x + columnWidth * chance.between(0.3, 1), middle, chance.between(1, 3));
                y += leading * 0.6;
            } else {
                y = paragraph(x, y, columnWidth, chance.whole(2, 12));
            }
        }
    }

    private double paragraph(double x, double start, double columnWidth, int lines) {
        double y = start;
        boolean initial = chance.once(0.2);
        double indent = initial ? initial(x, y) + 0.8 * style.xHeight() : style.xHeight() * chance.between(0, 3);
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
        double slope = style.written() ? chance.gauss(0.006) : 0;
        for (String word : parts) {
            InkLayer layer = rubrics && chance.once(0.04) ? accent : ink;
            layer.load(chance.between(style.written() ? 0.72 : 0.88, 1));
            script.draw(layer.graphics(), word, at, y + slope * (at - x));
            if (style.written() && chance.once(0.015)) {
                double middle = y - 0.47 * style.xHeight();
                ornaments.rule(layer, at, middle, at + script.width(word), middle, 1.5);
            }
            at += script.width(word) + gap;
        }
    }

    private double heading(double x, double y, double columnWidth) {
        double size = style.xHeight() * chance.between(1.3, 2.1);
        Script large = larger(size, chance.once(0.5) ? Font.BOLD : Font.PLAIN);
        String title = PseudoText.capital(text.word()) + " " + text.word();
        title = chance.once(0.4) ? title.toUpperCase(Locale.ROOT) : title;
        InkLayer layer = chance.once(0.25) ? accent : ink;
        layer.load(1);
        double baseline = y + size;
        double indent = Math.max(0, (columnWidth - large.width(title)) * chance.between(0, 0.5));
        large.draw(layer.graphics(), title, x + indent, baseline);
        if (chance.once(0.3)) {
            double below = baseline + size * 0.7;
            ornaments.rule(layer, x, below, x + columnWidth, below, chance.between(0.8, 2.5));
        }
        return baseline + leading * 1.4;
    }

    /** A letter two lines high, in a frame now and then; returns how far it reaches to the right. */
    private double initial(double x, double y) {
        double size = (leading + style.xHeight()) * 0.56;
        Script large = larger(size, Font.BOLD);
        String letter = PseudoText.capital(text.word()).substring(0, 1);
        InkLayer layer = chance.once(0.6) ? accent : ink;
        layer.load(1);
        double baseline = y + leading;
        large.draw(layer.graphics(), letter, x, baseline);
        double reach = large.width(letter);
        if (chance.once(0.4)) {
            ornaments.frame(layer, x - 2, baseline - size * 2, reach + 4, size * 2.1);
        }
        return reach;
    }

    private Script larger(double size, int fontStyle) {
        return script instanceof Type type ? type.derive(size, fontStyle) : new Hand(chance.fork(), size);
    }

    private double table(double x, double y, double columnWidth) {
        int rows = chance.whole(2, 6);
        int columns = chance.whole(2, 5);
        double step = columnWidth / columns;
        double top = y - leading * 0.75;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                String entry = chance.once(0.6) ? Integer.toString(chance.whole(1, 9999)) : text.word();
                if (script.width(entry) < step * 0.9) {
                    ink.load(chance.between(0.8, 1));
                    script.draw(ink.graphics(), entry, x + (column + 0.08) * step, y + row * leading);
                }
            }
        }
        if (chance.once(0.7)) {
            double thickness = chance.between(0.7, 2);
            for (int row = 0; row <= rows; row++) {
                ornaments.rule(ink, x, top + row * leading, x + columnWidth, top + row * leading, thickness);
            }
            for (int column = 0; column <= columns; column++) {
                ornaments.rule(ink, x + column * step, top, x + column * step, top + rows * leading, thickness);
            }
        }
        return y + leading * (rows + 0.5);
    }
}
