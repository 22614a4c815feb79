package lacuna.training.evaluation.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.ops.FillerInfo;
import lacuna.training.evaluation.EvaluationOptions;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.HeldBack;
import lacuna.training.masks.MaskSampler;

/** The end of the page: how all was measured, so that others can measure it again. */
final class Explanation {

    private Explanation() { }

    static String of(EvaluationReport report) {
        StringBuilder html = new StringBuilder("<section><h2>How it was measured</h2>\n<table class=\"settings\"><tbody>\n");
        settings(report).forEach((name, value) -> html.append("<tr><th scope=\"row\">").append(HtmlTable.escape(name))
                .append("</th><td>").append(HtmlTable.escape(value)).append("</td></tr>\n"));
        report.fills().forEach(fill -> html.append("<tr><th scope=\"row\">").append(HtmlTable.escape(fill.model()))
                .append("</th><td>").append(HtmlTable.escape(describe(fill))).append("</td></tr>\n"));
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

    private static Map<String, String> settings(EvaluationReport report) {
        EvaluationOptions options = report.options();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("images", options.images().toAbsolutePath().getFileName() + ", " + heldBack(options.heldBack()));
        settings.put("holes", options.masks() == null
                ? options.kinds().stream().map(MaskSampler::name).collect(Collectors.joining(", "))
                : "mask images of " + options.masks().toAbsolutePath().getFileName());
        settings.put("crops", options.crops() + " of " + options.size() + " x " + options.size()
                + " pixels or the whole image if it is smaller, the domains in turn");
        settings.put("seed", options.seed() + ": the same images, seed and settings give the same pairs");
        if (options.features() != null) {
            settings.put("feature network", options.features().getFileName().toString());
        }
        String version = Explanation.class.getPackage().getImplementationVersion();
        settings.put("measured", LocalDate.now() + ", with Lacuna " + (version == null ? "(development)" : version) + ", Java "
                + Runtime.version().feature() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return settings;
    }

    private static String heldBack(HeldBack held) {
        return held == null ? "all of them: a model that was trained on some has an advantage"
                : "those that a training with --validation " + held.share() + " and --seed " + held.seed() + " held back";
    }

    private static String describe(FillerInfo fill) {
        List<String> parts = new ArrayList<>();
        if (!fill.digest().isEmpty()) {
            parts.add(fill.digest());
        }
        parts.add("on " + fill.device());
        if (!fill.engine().isEmpty()) {
            parts.add(fill.engine());
        }
        fill.parameters().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> parts.add(parameter.getKey() + " " + parameter.getValue()));
        return String.join(", ", parts);
    }
}
