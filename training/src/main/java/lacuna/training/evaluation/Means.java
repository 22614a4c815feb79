package lacuna.training.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes means over groups of samples. */
final class Means {

    /** Sets of fewer pairs have no distances worth a number. */
    private static final int FEWEST = 8;

    private Means() { }

    /** For each grouping, group and fill one row. Groups without pairs are left out. */
    static List<Row> of(List<Sample> samples) {
        List<Row> rows = new ArrayList<>();
        for (Grouping grouping : Grouping.values()) {
            Map<String, List<Sample>> groups = new LinkedHashMap<>();
            for (Sample sample : samples) {
                for (String group : grouping.of(sample.pair())) {
                    groups.computeIfAbsent(group, name -> new ArrayList<>()).add(sample);
                }
            }
            grouping.sort(groups);
            groups.forEach((group, members) -> rows.addAll(rows(grouping, group, members)));
        }
        return rows;
    }

    private static List<Row> rows(Grouping grouping, String group, List<Sample> samples) {
        Map<String, List<Sample>> fills = new LinkedHashMap<>();
        for (Sample sample : samples) {
            fills.computeIfAbsent(sample.fill(), name -> new ArrayList<>()).add(sample);
        }
        List<Row> rows = new ArrayList<>();
        fills.forEach((fill, own) -> {
            Score mean = Score.mean(own.stream().map(Sample::score).toList());
            rows.add(new Row(grouping, group, fill, own.size(), mean.with(distances(own))));
        });
        return rows;
    }

    /** The distances of the set of composites from that of the truths, where there are enough and a feature network. */
    private static Map<Figure, Double> distances(List<Sample> samples) {
        if (samples.size() < FEWEST || samples.get(0).descriptor() == null) {
            return Map.of();
        }
        float[][] fills = samples.stream().map(Sample::descriptor).toArray(float[][]::new);
        float[][] truths = samples.stream().map(Sample::truth).toArray(float[][]::new);
        Discrimination told = Discrimination.of(fills, truths);
        return Map.of(Figure.FID, FrechetDistance.between(fills, truths), Figure.KID, KernelDistance.between(fills, truths),
                Figure.P_IDS, told.paired(), Figure.U_IDS, told.unpaired());
    }
}
