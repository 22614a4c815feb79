package lacuna.training.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one fill of one crop, or their means over several.
 *
 * @param figures what was measured; others are not a number
 */
public record Score(Map<Figure, Double> figures) {

    public Score {
        Map<Figure, Double> copy = new EnumMap<>(Figure.class);
        copy.putAll(figures);
        figures = copy;
    }

    /** The value of a figure, not a number where it was not measured or does not exist. */
    public double get(Figure figure) {
        return switch (figure) {
            case GRADIENT_RATIO -> ratio(Figure.GRADIENT, Figure.GRADIENT_OF_TRUTH);
            case SEAM -> ratio(Figure.RIM, Figure.RIM_OF_TRUTH);
            default -> figures.getOrDefault(figure, Double.NaN);
        };
    }

    /** Of means where this is a mean: single truths without any structure would spoil a mean of ratios. */
    private double ratio(Figure part, Figure whole) {
        double of = get(whole);
        return of > 0 ? get(part) / of : Double.NaN;
    }

    /** The same with more figures. */
    Score with(Map<Figure, Double> more) {
        Map<Figure, Double> all = new EnumMap<>(figures);
        all.putAll(more);
        return new Score(all);
    }

    /** The mean of each figure, where it is a number; of the seconds the median, since the first run is slow. */
    static Score mean(List<Score> scores) {
        Map<Figure, Double> means = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            double[] values = scores.stream().map(Score::figures).filter(one -> one.containsKey(figure))
                    .mapToDouble(one -> one.get(figure)).filter(value -> !Double.isNaN(value)).sorted().toArray();
            if (values.length > 0) {
                means.put(figure, figure == Figure.SECONDS ? median(values) : mean(values));
            }
        }
        return new Score(means);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
