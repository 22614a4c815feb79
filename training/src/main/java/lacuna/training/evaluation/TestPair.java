package lacuna.training.evaluation;

/** A pair with its pixels. */
record TestPair(Pair about, Crop truth, boolean[] hole) { }
