package lacuna.training.evaluation.diversity;

import java.util.Map;
import lacuna.training.evaluation.Grouping;

/**
 * Means over the holes of one group: each hole counts the same, whatever its size.
 *
 * @param group its name, such as {@code box}
 * @param model whose means they are
 * @param count how many holes are averaged
 * @param figures that were measured
 * @param covered as {@link HoleResult#covered}
 */
public record DiversityRow(
        Grouping grouping, String group, String model, int count, Map<DiversityFigure, Double> figures, double[] covered) { }
