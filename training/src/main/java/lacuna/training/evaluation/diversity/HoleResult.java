package lacuna.training.evaluation.diversity;

import java.util.Map;
import lacuna.training.evaluation.Pair;

/**
 * What the fills of one hole by one model gave.
 *
 * @param model its name
 * @param figures that were measured
 * @param covered share of the truths in each of {@link Calibration#BANDS}, 0 to 1; null for a model that makes one fill only
 */
public record HoleResult(Pair pair, String model, Map<DiversityFigure, Double> figures, double[] covered) { }
