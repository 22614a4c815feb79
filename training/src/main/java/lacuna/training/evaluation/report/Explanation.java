package lacuna.training.evaluation.report;

import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;

/** The end of the page: how all was measured, so that others can measure it again. */
final class Explanation {

    private Explanation() { }

    static String of(EvaluationReport report) {
        StringBuilder html = new StringBuilder("<section><h2>How it was measured</h2>\n<table class=\"settings\"><tbody>\n");
        Settings.of(report.options()).forEach((name, value) -> html.append("<tr><th scope=\"row\">").append(HtmlTable.escape(name))
                .append("</th><td>").append(HtmlTable.escape(value)).append("</td></tr>\n"));
        report.fills().forEach(fill -> html.append("<tr><th scope=\"row\">").append(HtmlTable.escape(fill.model()))
                .append("</th><td>").append(HtmlTable.escape(Settings.describe(fill))).append("</td></tr>\n"));
        html.append("</tbody></table>\n<p>Fills see a crop without its missing pixels; what they change of the known ones is"
                + " put back. Composites are measured as 8-bit grey values, rounded and clipped.</p>\n<dl>\n");
        for (Figure figure : Texts.figures(
                report, Figure.Scope.HOLE, Figure.Scope.RUN, Figure.Scope.IMAGE, Figure.Scope.SET)) {
            html.append("<dt>").append(HtmlTable.escape(figure.heading()))
                    .append(figure.scope() == Figure.Scope.IMAGE ? ", whole image" : "").append(" <code>")
                    .append(figure.key()).append("</code></dt><dd>")
                    .append(HtmlTable.escape(figure.explanation())).append("</dd>\n");
        }
        html.append("</dl>\n");
        if (!report.messages().isEmpty()) {
            html.append("<h3>Left out</h3>\n<ul>\n");
            report.messages().forEach(message -> html.append("<li>").append(HtmlTable.escape(message)).append("</li>\n"));
            html.append("</ul>\n");
        }
        return html.append("</section>\n").toString();
    }
}
