package lacuna.training.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Pair;
import lacuna.training.evaluation.Row;
import lacuna.training.evaluation.Sample;
import lacuna.training.evaluation.Score;

/** All figures with all digits, comma-separated (RFC 4180). What was not measured or does not exist is an empty cell. */
public final class CsvTables {

    private static final List<Figure> OF_SAMPLES =
            Stream.of(Figure.values()).filter(figure -> figure.scope() != Figure.Scope.SET).toList();
    private static final List<Figure> OF_MEANS =
            Stream.of(Figure.values()).filter(figure -> figure.scope() != Figure.Scope.PART).toList();

    private CsvTables() { }

    /** One line for each fill of each pair. */
    public static String samples(EvaluationReport report) {
        List<String> heading = new ArrayList<>(
                List.of("pair", "image", "domain", "left", "top", "width", "height", "holes", "missing", "fill"));
        OF_SAMPLES.forEach(figure -> heading.add(figure.key()));
        StringBuilder text = new StringBuilder(line(heading));
        for (Sample sample : report.samples()) {
            Pair pair = sample.pair();
            List<String> cells = new ArrayList<>(List.of(Integer.toString(pair.number()), pair.image(), pair.domain(),
                    Integer.toString(pair.left()), Integer.toString(pair.top()), Integer.toString(pair.width()),
                    Integer.toString(pair.height()), pair.kind(), Double.toString(pair.ratio()), sample.fill()));
            cells.addAll(numbers(sample.score(), OF_SAMPLES));
            text.append(line(cells));
        }
        return text.toString();
    }

    /** One line for each mean. */
    public static String means(EvaluationReport report) {
        List<String> heading = new ArrayList<>(List.of("by", "group", "fill", "pairs"));
        OF_MEANS.forEach(figure -> heading.add(figure.key()));
        StringBuilder text = new StringBuilder(line(heading));
        for (Row row : report.rows()) {
            List<String> cells = new ArrayList<>(
                    List.of(row.grouping().key(), row.group(), row.fill(), Integer.toString(row.count())));
            cells.addAll(numbers(row.score(), OF_MEANS));
            text.append(line(cells));
        }
        return text.toString();
    }

    private static List<String> numbers(Score score, List<Figure> figures) {
        return figures.stream().map(score::get).map(value -> value.isNaN() ? "" : Double.toString(value)).toList();
    }

    /** One line of a comma-separated file. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvTables::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
