package lacuna.training.data;

/**
 * Images with holes, ready for a network.
 *
 * @param count  samples N
 * @param size   edge S, pixels
 * @param truth  (N, 3, S, S) in [-1, 1]
 * @param hole   (N, 1, S, S), 1 = missing
 * @param smooth (N, 3, S, S): the truth outside the holes, a smooth fill inside; null if none was asked for
 */
public record TrainingBatch(int count, int size, float[] truth, float[] hole, float[] smooth) { }
