package lacuna.training.evaluation;

/**
 * A pair with its pixels.
 *
 * @param hole row by row, true = missing
 */
public record TestPair(Pair about, Crop truth, boolean[] hole) { }
