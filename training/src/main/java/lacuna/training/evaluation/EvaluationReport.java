package lacuna.training.evaluation;

import java.util.List;
import lacuna.ops.FillerInfo;

/**
 * What an evaluation found.
 *
 * @param options what was measured
 * @param fills that were measured
 * @param samples one for each fill of each pair, in the order of measuring
 * @param rows means, see {@link Means}
 * @param pictures of the pairs to show
 * @param messages one sentence for each image or file that was left out
 */
public record EvaluationReport(EvaluationOptions options, List<FillerInfo> fills, List<Sample> samples, List<Row> rows,
        List<PairPictures> pictures, List<String> messages) {

    public EvaluationReport {
        fills = List.copyOf(fills);
        samples = List.copyOf(samples);
        rows = List.copyOf(rows);
        pictures = List.copyOf(pictures);
        messages = List.copyOf(messages);
    }

    /** The rows of one grouping. */
    public List<Row> rows(Grouping grouping) {
        return rows.stream().filter(row -> row.grouping() == grouping).toList();
    }

    /** Whether a figure was measured at all. */
    public boolean has(Figure figure) {
        return rows.stream().anyMatch(row -> !Double.isNaN(row.score().get(figure)));
    }
}
