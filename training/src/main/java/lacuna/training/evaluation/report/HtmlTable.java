package lacuna.training.evaluation.report;

import java.util.List;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Row;

/** A table of means whose columns sort where the page is looked at with a browser; the best of each group stands out. */
final class HtmlTable {

    private HtmlTable() { }

    static String of(String caption, String groups, List<Row> rows, List<Figure> figures) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"figures\">\n<caption>");
        html.append(escape(caption)).append("</caption>\n<thead><tr>");
        heading(html, groups, "", "text");
        heading(html, "fill", "", "text");
        heading(html, "pairs", "", "number");
        figures.forEach(figure -> heading(html, figure.heading(), arrow(figure), "number"));
        html.append("</tr></thead>\n<tbody>\n");
        String last = null;
        for (Row row : rows) {
            html.append(row.group().equals(last) || last == null ? "<tr>" : "<tr class=\"next\">");
            last = row.group();
            cell(html, "text", escape(row.group()), false);
            cell(html, "text", escape(row.fill()), false);
            cell(html, "number", Integer.toString(row.count()), false);
            for (Figure figure : figures) {
                boolean best = Texts.isBest(row, figure, rows) && figure != Figure.SECONDS;
                cell(html, "number", Texts.number(figure, row.score().get(figure)), best);
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void heading(StringBuilder html, String text, String arrow, String kind) {
        html.append("<th scope=\"col\" class=\"").append(kind).append("\"><button type=\"button\">").append(escape(text));
        if (!arrow.isEmpty()) {
            html.append("&nbsp;<span class=\"arrow\">").append(arrow).append("</span>");
        }
        html.append("</button></th>");
    }

    private static void cell(StringBuilder html, String kind, String text, boolean best) {
        html.append("<td class=\"").append(kind).append(best ? " best" : "").append("\">")
                .append(text.isEmpty() ? "\u2013" : text).append("</td>");
    }

    static String arrow(Figure figure) {
        return switch (figure.better()) {
            case HIGHER -> "\u2191";
            case LOWER -> "\u2193";
            case ONE -> "\u21921";
            case NONE -> "";
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
