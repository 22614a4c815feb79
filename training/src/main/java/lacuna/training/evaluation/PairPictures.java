package lacuna.training.evaluation;

import java.util.List;

/**
 * What a report shows of one pair.
 *
 * @param hole row by row, true = missing
 * @param composites one for each fill
 * @param scores of the composites
 */
public record PairPictures(Pair pair, Crop truth, boolean[] hole, List<Crop> composites, List<Score> scores) { }
