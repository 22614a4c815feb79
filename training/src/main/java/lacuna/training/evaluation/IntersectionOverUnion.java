package lacuna.training.evaluation;

import java.util.Map;
import java.util.TreeMap;

/**
 * How well segmentations agree, class by class: the pixels that both give a class over those that either gives it. Pixels of all
 * images that were added count together. Not for several threads.
 */
public final class IntersectionOverUnion {

    /** Pixels in the truth, in the prediction and in both. */
    private static final class Count {
        private long truth;
        private long predicted;
        private long both;
    }

    private final Map<Integer, Count> counts = new TreeMap<>();

    /**
     * @param truth label of each pixel; every value is a class, 0 as well
     * @param predicted of the same length
     * @throws IllegalArgumentException if the lengths differ
     */
    public void add(int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException("Label images of " + truth.length + " and " + predicted.length
                    + " pixels cannot be compared: give images of the same size.");
        }
        for (int p = 0; p < truth.length; p++) {
            Count expected = count(truth[p]);
            expected.truth++;
            count(predicted[p]).predicted++;
            if (truth[p] == predicted[p]) {
                expected.both++;
            }
        }
    }

    private Count count(int label) {
        return counts.computeIfAbsent(label, name -> new Count());
    }

    /** By label, in rising order; 0 to 1. */
    public Map<Integer, Double> perClass() {
        Map<Integer, Double> result = new TreeMap<>();
        counts.forEach((label, count) ->
                result.put(label, (double) count.both / (count.truth + count.predicted - count.both)));
        return result;
    }

    /** mIoU: the mean over the classes that occur in the truth or in the prediction; not a number if nothing was added. */
    public double mean() {
        return perClass().values().stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    }
}
