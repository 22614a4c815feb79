package lacuna.training.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Row;

/** What the tables have in common. */
final class Texts {

    private Texts() { }

    /** The figures of a scope that were measured. */
    static List<Figure> figures(EvaluationReport report, Figure.Scope... scopes) {
        return Stream.of(Figure.values()).filter(figure -> List.of(scopes).contains(figure.scope()))
                .filter(report::has).toList();
    }

    /** With the decimal places that mean something; empty if there is no value. */
    static String number(Figure figure, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + figure.digits() + "f", value);
    }

    /** Whether, as far as digits show, no other row of the same group is better and some other is worse. */
    static boolean isBest(Row row, Figure figure, List<Row> rows) {
        double own = badness(row, figure);
        double[] others = rows.stream()
                .filter(other -> other.grouping() == row.grouping() && other.group().equals(row.group()))
                .mapToDouble(other -> badness(other, figure)).toArray();
        return DoubleStream.of(others).noneMatch(value -> value < own) && DoubleStream.of(others).anyMatch(value -> value > own);
    }

    private static double badness(Row row, Figure figure) {
        String shown = number(figure, row.score().get(figure));
        return shown.isEmpty() ? Double.NaN : figure.badness(Double.parseDouble(shown));
    }
}
