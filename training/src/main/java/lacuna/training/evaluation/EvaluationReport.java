package lacuna.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an evaluation found.
 *
 * @param samples one for each fill of each crop under each kind of hole, in the order of measuring
 * @param messages one sentence for each image or file that was left out
 */
public record EvaluationReport(List<Sample> samples, List<String> messages) {

    /** Stands for every kind of hole or every domain. */
    public static final String ALL = "all";

    private static final String FIGURES = "%s | %d | %.2f | %.3f | %.4f | %s | %.2f | %.3f |\n";

    /** One fill of one crop. */
    public record Sample(String filler, String kind, String domain, Score score) { }

    /**
     * Means over some samples; the ratio of gradients is that of the means.
     *
     * @param kind of hole, or {@link #ALL}
     * @param domain or {@link #ALL}
     * @param crops how many fills are averaged
     */
    public record Row(String filler, String kind, String domain, int crops, Score score) { }

    public EvaluationReport {
        samples = List.copyOf(samples);
        messages = List.copyOf(messages);
    }

    /** One row for each kind of hole (and all), each domain (and all) and each fill. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String kind : with(samples.stream().map(Sample::kind).distinct().toList())) {
            for (String domain : with(samples.stream().map(Sample::domain).distinct().sorted().toList())) {
                for (String filler : samples.stream().map(Sample::filler).distinct().toList()) {
                    rows.add(row(filler, kind, domain));
                }
            }
        }
        rows.removeIf(Objects::isNull);
        return rows;
    }

    private static List<String> with(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add(ALL);
        return all;
    }

    private Row row(String filler, String kind, String domain) {
        List<Score> scores = samples.stream()
                .filter(sample -> sample.filler().equals(filler))
                .filter(sample -> kind.equals(ALL) || kind.equals(sample.kind()))
                .filter(sample -> domain.equals(ALL) || domain.equals(sample.domain()))
                .map(Sample::score).toList();
        return scores.isEmpty() ? null : new Row(filler, kind, domain, scores.size(), Score.mean(scores));
    }

    /** Two tables: by kind of hole, and by kind of hole and domain. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(heading("holes", "fill"));
        for (Row row : rows()) {
            if (row.domain().equals(ALL)) {
                text.append("| ").append(row.kind()).append(" | ").append(figures(row));
            }
        }
        text.append('\n').append(heading("domain", "holes", "fill"));
        for (Row row : rows()) {
            if (!row.domain().equals(ALL)) {
                text.append("| ").append(row.domain()).append(" | ").append(row.kind()).append(" | ").append(figures(row));
            }
        }
        return text.toString();
    }

    private static String heading(String... labels) {
        return "| " + String.join(" | ", labels)
                + " | crops | PSNR (dB) | SSIM | L1 | feature distance | gradient ratio | seconds |\n"
                + "|---".repeat(labels.length) + "|---:".repeat(7) + "|\n";
    }

    private static String figures(Row row) {
        Score score = row.score();
        String features = Double.isNaN(score.features()) ? "-" : String.format(Locale.ROOT, "%.3f", score.features());
        return String.format(Locale.ROOT, FIGURES, row.filler(), row.crops(), score.psnr(), score.ssim(), score.l1(),
                features, score.gradientRatio(), score.seconds());
    }

    /** The rows with all digits; no feature distance is an empty cell. */
    public String csv() {
        StringBuilder text = new StringBuilder("kind,domain,fill,crops,psnr,ssim,l1,features,gradient_ratio,seconds\n");
        for (Row row : rows()) {
            Score score = row.score();
            text.append(quoted(row.kind())).append(',').append(quoted(row.domain())).append(',').append(quoted(row.filler()))
                    .append(',').append(row.crops());
            for (double figure : new double[] {score.psnr(), score.ssim(), score.l1(), score.features(),
                    score.gradientRatio(), score.seconds()}) {
                text.append(',').append(Double.isNaN(figure) ? "" : Double.toString(figure));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
