package lacuna.plugin;

import ij.measure.ResultsTable;
import java.util.List;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Figure;
import lacuna.training.evaluation.Grouping;
import lacuna.training.evaluation.Row;

/** The means of an evaluation as a table of ImageJ. */
final class EvaluationTable {

    private EvaluationTable() { }

    /** One row for each group and fill; the columns have the names of the files' columns. */
    static ResultsTable of(EvaluationReport report) {
        ResultsTable table = new ResultsTable();
        table.setNaNEmptyCells(true);
        for (Grouping grouping : List.of(Grouping.ALL, Grouping.KIND, Grouping.RATIO, Grouping.DOMAIN)) {
            for (Row row : report.rows(grouping)) {
                table.incrementCounter();
                table.addValue("by", grouping.key());
                table.addValue("group", row.group());
                table.addValue("fill", row.fill());
                table.addValue("pairs", row.count());
                for (Figure figure : Figure.values()) {
                    if (figure.scope() != Figure.Scope.PART && report.has(figure)) {
                        table.addValue(figure.key(), row.score().get(figure));
                    }
                }
            }
        }
        for (Figure figure : Figure.values()) {
            if (table.columnExists(figure.key())) {
                table.setDecimalPlaces(table.getColumnIndex(figure.key()), figure.digits());
            }
        }
        return table;
    }
}
