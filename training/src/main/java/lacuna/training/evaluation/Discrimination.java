package lacuna.training.evaluation;

import lacuna.training.LinearSvm;

/**
 * How well a linear classifier tells fills from truths by their descriptors (Zhao et al., Large Scale Image Completion via
 * Co-Modulated GANs, ICLR 2021): a support vector machine is trained on all of both. With fewer images than the descriptor has
 * numbers they can always be told, and both figures are 0 for whatever fill.
 *
 * @param paired P-IDS: the share of pairs whose fill looks more real than its truth, 0 to 1; 0.5 if they cannot be told
 * @param unpaired U-IDS: the share of images that the classifier gets wrong; about 0.5 if they cannot be told
 */
public record Discrimination(double paired, double unpaired) {

    /**
     * @param fills descriptors, at least one
     * @param truths those of the same pairs in the same order
     */
    public static Discrimination of(float[][] fills, float[][] truths) {
        LinearSvm machine = LinearSvm.train(truths, fills);
        int moreReal = 0;
        int wrong = 0;
        for (int i = 0; i < fills.length; i++) {
            double fill = machine.decide(fills[i]);
            double truth = machine.decide(truths[i]);
            moreReal += fill > truth ? 1 : 0;
            wrong += (fill > 0 ? 1 : 0) + (truth > 0 ? 0 : 1);
        }
        return new Discrimination((double) moreReal / fills.length, wrong / (2.0 * fills.length));
    }
}
