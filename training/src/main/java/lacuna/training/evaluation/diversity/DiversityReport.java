package lacuna.training.evaluation.diversity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.ops.FillerInfo;
import lacuna.training.evaluation.Grouping;

/**
 * What was found of many fills.
 *
 * @param options what was measured
 * @param models that were measured
 * @param results one for each hole and model, in the order of measuring
 * @param messages one sentence for each image or file that was left out, and for what a reader has to know
 */
public record DiversityReport(
        DiversityOptions options, List<FillerInfo> models, List<HoleResult> results, List<String> messages) {

    public DiversityReport {
        models = List.copyOf(models);
        results = List.copyOf(results);
        messages = List.copyOf(messages);
    }

    /** Means: for each group, one row a model. */
    public List<DiversityRow> rows(Grouping grouping) {
        Map<String, List<HoleResult>> groups = new LinkedHashMap<>();
        for (HoleResult result : results) {
            grouping.of(result.pair()).forEach(group -> groups.computeIfAbsent(group, name -> new ArrayList<>()).add(result));
        }
        grouping.sort(groups);
        List<DiversityRow> rows = new ArrayList<>();
        groups.forEach((group, members) -> members.stream()
                .collect(Collectors.groupingBy(HoleResult::model, LinkedHashMap::new, Collectors.toList()))
                .forEach((model, own) -> rows.add(mean(grouping, group, model, own))));
        return rows;
    }

    /** The figures that were measured. */
    public List<DiversityFigure> figures() {
        return Arrays.stream(DiversityFigure.values())
                .filter(figure -> results.stream().anyMatch(result -> result.figures().containsKey(figure))).toList();
    }

    private static DiversityRow mean(Grouping grouping, String group, String model, List<HoleResult> own) {
        Map<DiversityFigure, Double> figures = new EnumMap<>(DiversityFigure.class);
        for (DiversityFigure figure : own.get(0).figures().keySet()) {
            figures.put(figure, own.stream().mapToDouble(result -> result.figures().get(figure)).average().orElseThrow());
        }
        double[] covered = own.get(0).covered() == null ? null : new double[Calibration.BANDS.size()];
        for (int b = 0; covered != null && b < covered.length; b++) {
            int band = b;
            covered[b] = own.stream().mapToDouble(result -> result.covered()[band]).average().orElseThrow();
        }
        return new DiversityRow(grouping, group, model, own.size(), figures, covered);
    }
}
