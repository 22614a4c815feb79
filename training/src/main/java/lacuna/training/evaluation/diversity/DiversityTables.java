package lacuna.training.evaluation.diversity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lacuna.ops.FillerInfo;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.report.CsvTables;
import lacuna.training.evaluation.report.Settings;

/** The means as text: tables to read and to paste, and comma-separated files with all digits. */
public final class DiversityTables {

    private static final Grouping[] GROUPINGS = {Grouping.ALL, Grouping.KIND, Grouping.DOMAIN};

    private DiversityTables() { }

    /** Diversity and quality, and then calibration, over all holes and by kind of hole. */
    public static String markdown(DiversityReport report) {
        List<DiversityRow> rows = Stream.of(Grouping.KIND, Grouping.ALL)
                .flatMap(grouping -> report.rows(grouping).stream()).toList();
        StringBuilder text = new StringBuilder();
        List<String> heading = new ArrayList<>(List.of("holes", "model", "pairs"));
        report.figures().forEach(figure -> heading.add(figure.heading()));
        heading(text, heading);
        for (DiversityRow row : rows) {
            List<String> cells = start(row);
            report.figures().forEach(figure -> cells.add(number(row.figures().get(figure), figure.digits())));
            line(text, cells);
        }
        return rows.stream().noneMatch(row -> row.covered() != null) ? text.toString()
                : text.append('\n').append(calibration(report, rows)).toString();
    }

    private static String calibration(DiversityReport report, List<DiversityRow> rows) {
        StringBuilder text = new StringBuilder();
        List<String> heading = new ArrayList<>(List.of("holes", "truths in the band (%)", "pairs"));
        Calibration.BANDS.forEach(band -> heading.add(band == 90 ? "90 (5-95)" : band.toString()));
        heading(text, heading);
        List<String> expected = new ArrayList<>(List.of("any", "calibrated, " + report.options().fills() + " fills", "-"));
        Calibration.BANDS.forEach(band -> expected.add(number(expected(report, band), 1)));
        line(text, expected);
        for (DiversityRow row : rows) {
            if (row.covered() != null) {
                List<String> cells = start(row);
                Arrays.stream(row.covered()).forEach(share -> cells.add(number(100 * share, 1)));
                line(text, cells);
            }
        }
        return text.toString();
    }

    /** In percent. */
    private static double expected(DiversityReport report, int band) {
        return 100 * Calibration.expected(band / 100.0, report.options().fills());
    }

    private static List<String> start(DiversityRow row) {
        return new ArrayList<>(List.of(row.group(), row.model(), Integer.toString(row.count())));
    }

    private static void heading(StringBuilder text, List<String> cells) {
        line(text, cells);
        text.append("|---|---|").append("---:|".repeat(cells.size() - 2)).append('\n');
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        text.append('\n');
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** The tables with how all was measured. */
    static String page(DiversityReport report) {
        StringBuilder text = new StringBuilder("# Many fills of one hole\n\n").append(markdown(report))
                .append("\n![Nominal and observed share of truths in the bands of the fills](calibration.png)\n\n")
                .append("## How it was measured\n\n");
        DiversityOptions options = report.options();
        Settings.of(options.pairs()).forEach((name, value) -> item(text, name, value));
        item(text, "fills", options.fills() + " of each hole with the seeds from 0 on, truncation " + options.truncation()
                + "; the first " + options.compared() + " are compared with one another");
        for (FillerInfo model : report.models()) {
            item(text, model.model(), Settings.describe(model));
        }
        text.append("\nMeans count each hole the same, whatever its size.\n\n");
        report.figures().forEach(figure -> item(text, "`" + figure.key() + "`", figure.explanation()));
        item(text, "truths in the band", "Share of the missing pixels at which the truth lies between the quantiles of the fills"
                + " that enclose the nominal share, such as 5 and 95 %, interpolated linearly. Perfectly calibrated fills reach"
                + " (n - 1) / (n + 1) of the nominal share, because n fills are few (bell-shaped spreads a little more: .02 in the"
                + " widest band of 16 fills); below that the model is surer than it should be, above it less sure.");
        if (!report.messages().isEmpty()) {
            text.append("\n## Left out or worth knowing\n\n");
            report.messages().forEach(message -> text.append("- ").append(message).append('\n'));
        }
        return text.toString();
    }

    private static void item(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }

    /** One line for each mean. */
    static String means(DiversityReport report) {
        List<String> heading = new ArrayList<>(List.of("by", "group", "model", "pairs", "fills"));
        report.figures().forEach(figure -> heading.add(figure.key()));
        StringBuilder text = new StringBuilder(CsvTables.line(heading));
        for (DiversityRow row : rows(report)) {
            List<String> cells = csvStart(report, row);
            report.figures().forEach(figure -> cells.add(row.figures().get(figure).toString()));
            text.append(CsvTables.line(cells));
        }
        return text.toString();
    }

    /** One line for each mean and band, in percent. */
    static String calibration(DiversityReport report) {
        StringBuilder text = new StringBuilder(CsvTables.line(List.of("by", "group", "model", "pairs", "fills",
                "nominal_percent", "observed_percent", "calibrated_percent")));
        for (DiversityRow row : rows(report)) {
            for (int b = 0; row.covered() != null && b < row.covered().length; b++) {
                int band = Calibration.BANDS.get(b);
                List<String> cells = csvStart(report, row);
                cells.addAll(List.of(Integer.toString(band), Double.toString(100 * row.covered()[b]),
                        Double.toString(expected(report, band))));
                text.append(CsvTables.line(cells));
            }
        }
        return text.toString();
    }

    private static List<DiversityRow> rows(DiversityReport report) {
        return Stream.of(GROUPINGS).flatMap(grouping -> report.rows(grouping).stream()).toList();
    }

    private static List<String> csvStart(DiversityReport report, DiversityRow row) {
        return new ArrayList<>(List.of(row.grouping().key(), row.group(), row.model(), Integer.toString(row.count()),
                Integer.toString(row.covered() == null ? 1 : report.options().fills())));
    }
}
