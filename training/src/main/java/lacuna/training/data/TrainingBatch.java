package lacuna.training.data;

import java.util.Arrays;

/**
 * Images with holes, ready for a network.
 *
 * @param count  samples N
 * @param size   edge S, pixels
 * @param truth  (N, 3, S, S) in [-1, 1]
 * @param hole   (N, 1, S, S), 1 = missing
 * @param painted (N, 3, S, S): the truth outside the holes, paint inside; null if none was asked for
 * @param copied (N, 3, S, S): the truth outside the holes, what similar patches put there inside; null if none was asked for
 */
public record TrainingBatch(int count, int size, float[] truth, float[] hole, float[] painted, float[] copied) {

    /** Whether the three planes of image {@code n} are the same. */
    public boolean isGrey(int n) {
        int area = size * size;
        int from = 3 * n * area;
        return Arrays.equals(truth, from, from + area, truth, from + area, from + 2 * area)
                && Arrays.equals(truth, from, from + area, truth, from + 2 * area, from + 3 * area);
    }
}
