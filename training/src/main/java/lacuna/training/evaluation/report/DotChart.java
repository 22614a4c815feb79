package lacuna.training.evaluation.report;

import java.util.List;
import java.util.Locale;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Row;

/** One figure of all fills, a line for each group, as SVG. */
final class DotChart {

    /** Told apart by people with colour vision deficiencies as well (Okabe and Ito 2008). */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#8c6d31", "#7f7f7f");
    private static final int WIDTH = 380;
    private static final int LEFT = 84;
    private static final int RIGHT = 14;
    private static final int TOP = 26;
    private static final int LINE = 24;
    private static final int TICKS = 5;

    private final List<String> groups;
    private final List<Row> rows;
    private final List<String> fills;
    private final Figure figure;
    private final double from;
    private final double step;
    private final double to;

    private DotChart(List<Row> rows, List<String> fills, Figure figure) {
        this.rows = rows.stream().filter(row -> Double.isFinite(row.score().get(figure))).toList();
        this.fills = fills;
        this.figure = figure;
        groups = rows.stream().map(Row::group).distinct().toList();
        double least = this.rows.stream().mapToDouble(row -> row.score().get(figure)).min().orElse(0);
        double most = this.rows.stream().mapToDouble(row -> row.score().get(figure)).max().orElse(1);
        if (figure.better() == Figure.Better.ONE) {
            least = Math.min(least, 1);
            most = Math.max(most, 1);
        }
        step = nice((most - least) / TICKS);
        from = Math.floor(least / step) * step;
        to = Math.max(from + step, Math.ceil(most / step) * step);
    }

    static String svg(List<Row> rows, List<String> fills, Figure figure) {
        return new DotChart(rows, fills, figure).draw();
    }

    static String colour(List<String> fills, String fill) {
        return COLOURS.get(fills.indexOf(fill) % COLOURS.size());
    }

    /** 1, 2 or 5 times a power of ten, not below a length. */
    private static double nice(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(length, 1e-6))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= length) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private String draw() {
        int bottom = TOP + LINE * groups.size();
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by kind of hole\">\n",
                WIDTH, bottom + 24, HtmlTable.escape(figure.heading())));
        text(svg, LEFT, 14, "start", "title", figure.heading() + " " + HtmlTable.arrow(figure));
        long ticks = Math.round((to - from) / step);
        for (long i = 0; i <= ticks; i++) {
            double value = from + i * step;
            boolean ideal = figure.better() == Figure.Better.ONE && Math.abs(value - 1) < step / 1e3;
            line(svg, x(value), TOP, x(value), bottom, ideal ? "ideal" : "grid");
            text(svg, x(value), bottom + 15, "middle", "tick", tick(value));
        }
        for (int g = 0; g < groups.size(); g++) {
            double y = TOP + LINE * (g + 0.5);
            line(svg, LEFT, y, WIDTH - RIGHT, y, "grid");
            text(svg, LEFT - 8, y + 4, "end", "tick", groups.get(g));
        }
        rows.forEach(row -> dot(svg, row));
        return svg.append("</svg>\n").toString();
    }

    private String tick(double value) {
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private double x(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - from) / (to - from);
    }

    private void dot(StringBuilder svg, Row row) {
        // A little up or down, so that equal values do not hide each other.
        double shift = fills.size() < 2 ? 0 : LINE * 0.5 * (fills.indexOf(row.fill()) / (fills.size() - 1.0) - 0.5);
        svg.append(String.format(Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.2\" fill=\"%s\"><title>%s, %s: %s</title></circle>\n",
                x(row.score().get(figure)), TOP + LINE * (groups.indexOf(row.group()) + 0.5) + shift, colour(fills, row.fill()),
                HtmlTable.escape(row.group()), HtmlTable.escape(row.fill()),
                Texts.number(figure, row.score().get(figure))));
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String style) {
        svg.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n",
                x1, y1, x2, y2, style));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String style, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>\n",
                x, y, anchor, style, HtmlTable.escape(text)));
    }
}
