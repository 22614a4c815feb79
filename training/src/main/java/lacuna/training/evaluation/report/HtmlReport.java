package lacuna.training.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lacuna.ops.FillerInfo;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.PairPictures;
import lacuna.training.evaluation.Row;

/** A page that holds all it needs, to look at, to print and to send: tables, charts, pictures, and how all was measured. */
final class HtmlReport {

    private final EvaluationReport report;
    private final List<String> fills;
    private final Writer out;

    private HtmlReport(EvaluationReport report, Writer out) {
        this.report = report;
        this.out = out;
        fills = report.fills().stream().map(FillerInfo::model).toList();
    }

    static void write(EvaluationReport report, Writer out) throws IOException {
        new HtmlReport(report, out).write();
    }

    private void write() throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Lacuna: evaluation of fills</title>\n<style>\n"
                + resource("report.css") + "</style>\n</head>\n<body>\n");
        summary();
        means();
        pictures();
        out.write(Explanation.of(report));
        out.write("<script>\n" + resource("report.js") + "</script>\n</body>\n</html>\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void summary() throws IOException {
        long pairs = report.samples().size() / Math.max(1, fills.size());
        long images = report.samples().stream().map(sample -> sample.pair().image()).distinct().count();
        out.write(String.format(Locale.ROOT, "<header><h1>Evaluation of fills</h1>\n<p>%s, each on the same %s, from %s. The best"
                + " of each group is bold; arrows say where better is. Figures are means over the missing pixels unless it is"
                + " said otherwise.</p></header>\n", count(fills.size(), "fill"), count(pairs, "pair") + " of a crop and a hole",
                count(images, "image")));
        table("Over all holes", Grouping.ALL, Figure.Scope.HOLE, Figure.Scope.RUN);
        List<Figure> figures = new ArrayList<>(List.of(Figure.PSNR, Figure.SSIM));
        figures.add(report.has(Figure.FEATURES) ? Figure.FEATURES : Figure.SEAM);
        figures.add(Figure.GRADIENT_RATIO);
        out.write("<section class=\"charts\">\n<p class=\"legend\">" + fills.stream().map(fill -> "<span><i style=\"background:"
                + DotChart.colour(fills, fill) + "\"></i>" + HtmlTable.escape(fill) + "</span>").collect(Collectors.joining("\n"))
                + "</p>\n<div>\n");
        for (Figure figure : figures) {
            out.write(DotChart.svg(report.rows(Grouping.KIND), fills, figure));
        }
        out.write("</div></section>\n");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void means() throws IOException {
        out.write("<section><h2>Over the hole</h2>\n");
        table("By kind of hole", Grouping.KIND, Figure.Scope.HOLE, Figure.Scope.RUN);
        table("By share of the crop that is missing", Grouping.RATIO, Figure.Scope.HOLE);
        table("By domain of the image", Grouping.DOMAIN, Figure.Scope.HOLE);
        out.write("<details><summary>By kind of hole and domain</summary>\n");
        table("By kind of hole and domain", Grouping.KIND_AND_DOMAIN, Figure.Scope.HOLE);
        out.write("</details></section>\n<section><h2>Over the whole image</h2>\n<p>Composites of the known pixels with the"
                + " filled ones, as most papers measure. Structural similarity in three conventions that never compare.</p>\n");
        table("By share of the crop that is missing", Grouping.RATIO, Figure.Scope.IMAGE);
        table("By kind of hole", Grouping.KIND, Figure.Scope.IMAGE);
        out.write("</section>\n");
        if (report.has(Figure.KID)) {
            out.write("<section><h2>Sets of images</h2>\n<p>All composites beside all truths, by the descriptors of the feature"
                    + " network.</p>\n");
            List<Row> rows = new ArrayList<>(report.rows(Grouping.ALL));
            rows.addAll(report.rows(Grouping.KIND));
            out.write(HtmlTable.of("All holes, and by kind of hole", "holes", rows, Texts.figures(report, Figure.Scope.SET)));
            out.write("</section>\n");
        }
    }

    private void table(String caption, Grouping grouping, Figure.Scope... scopes) throws IOException {
        out.write(HtmlTable.of(caption, grouping.heading(), report.rows(grouping), Texts.figures(report, scopes)));
    }

    private void pictures() throws IOException {
        if (report.pictures().isEmpty()) {
            return;
        }
        out.write("<section><h2>Pictures</h2>\n<p>As many pairs of each kind of hole, not chosen by how well they were"
                + " filled. Above the"
                + " truth and each fill; below the hole, and the absolute error of the fill inside it:</p>\n" + scale());
        for (PairPictures pair : report.pictures()) {
            pictures(pair);
        }
        out.write("</section>\n");
    }

    private static String scale() {
        String colours = List.of(0.0, 0.25, 0.5, 0.75, 1.0).stream().map(Png::colour)
                .map(colour -> "rgb(" + colour[0] + "," + colour[1] + "," + colour[2] + ")").collect(Collectors.joining(","));
        return "<p class=\"scale\">0 <i style=\"background:linear-gradient(to right," + colours + ")\"></i> " + Png.WORST
                + " grey values and more</p>\n";
    }

    private void pictures(PairPictures shown) throws IOException {
        out.write(String.format(Locale.ROOT, "<div class=\"pair\"><h3>Pair %d: %s, %.0f %% missing <small>%s, at %d,"
                + " %d</small></h3>\n"
                + "<div class=\"row\" style=\"--columns:%d\">\n", shown.pair().number(), HtmlTable.escape(shown.pair().kind()),
                100 * shown.pair().ratio(), HtmlTable.escape(shown.pair().image()), shown.pair().left(), shown.pair().top(),
                fills.size() + 1));
        figure("truth", "", Png.picture(shown.truth()), Png.hole(shown.truth(), shown.hole()), "hole");
        for (int f = 0; f < fills.size(); f++) {
            String numbers = Texts.number(Figure.PSNR, shown.scores().get(f).get(Figure.PSNR)) + "&nbsp;dB, SSIM&nbsp;"
                    + Texts.number(Figure.SSIM, shown.scores().get(f).get(Figure.SSIM));
            figure(fills.get(f), numbers, Png.picture(shown.composites().get(f)),
                    Png.error(shown.composites().get(f), shown.truth(), shown.hole()), "error of " + fills.get(f));
        }
        out.write("</div></div>\n");
    }

    private void figure(String name, String numbers, String above, String below, String what) throws IOException {
        out.write("<figure><figcaption>" + HtmlTable.escape(name) + "<small>" + (numbers.isEmpty() ? "&nbsp;" : numbers)
                + "</small></figcaption>\n<img alt=\"" + HtmlTable.escape(name) + "\" src=\"" + above + "\">\n<img alt=\""
                + HtmlTable.escape(what) + "\" src=\"" + below + "\"></figure>\n");
    }
}
