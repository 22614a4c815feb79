package lacuna.training.evaluation.report;

import java.util.List;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.Row;

/** The means over the hole as tables to read and to paste. */
public final class MarkdownTables {

    private MarkdownTables() { }

    /** One table for each of the groupings. */
    public static String of(EvaluationReport report, Grouping... groupings) {
        List<Figure> figures = Texts.figures(report, Figure.Scope.HOLE, Figure.Scope.SET, Figure.Scope.RUN);
        StringBuilder text = new StringBuilder();
        for (Grouping grouping : groupings) {
            text.append(text.isEmpty() ? "" : "\n").append("| ").append(grouping.heading()).append(" | fill | pairs |");
            figures.forEach(figure -> text.append(' ').append(figure.heading()).append(" |"));
            text.append("\n|---|---|---:|").append("---:|".repeat(figures.size())).append('\n');
            for (Row row : report.rows(grouping)) {
                text.append("| ").append(cell(row.group())).append(" | ").append(cell(row.fill())).append(" | ")
                        .append(row.count()).append(" |");
                for (Figure figure : figures) {
                    String number = Texts.number(figure, row.score().get(figure));
                    text.append(' ').append(number.isEmpty() ? "-" : number).append(" |");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
