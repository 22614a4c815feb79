package lacuna.training.deepgin;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How much each term of DeepGIN's loss counts (section 3.5). A term of weight 0 is not computed.
 *
 * @param hole of the L1 difference in the hole; the one outside counts 1
 * @param relative of the logarithm of each image's squared difference in the hole, so that easy images count as much as hard
 *     ones, as they do in a mean PSNR (not in the paper)
 * @param similarity of the structural dissimilarity in the hole (not in the paper)
 * @param adversarial of the hinge loss of both discriminators
 * @param perceptual of the difference of a feature network's activations
 * @param style of the difference of their Gram matrices
 * @param totalVariation of the squared differences of neighbours
 */
public record LossWeights(
        double hole, double relative, double similarity, double adversarial, double perceptual, double style, double totalVariation) {

    private static final int COUNT = 7;

    /** The published weights; perceptual and style terms were measured on VGG-19 there. */
    public static final LossWeights PAPER = new LossWeights(5, 0, 0, 0.001, 0.05, 80, 0.1);

    /** For the compact preset: unit-length activations have another scale, and total variation only blurs. */
    public static final LossWeights COMPACT = new LossWeights(5, 0.5, 2, 0.002, 5, 0.02, 0);

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException if it is not seven numbers of at least 0
     */
    static LossWeights parse(String text) {
        try {
            double[] w = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
            if (w.length == COUNT && Arrays.stream(w).allMatch(weight -> weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                return new LossWeights(w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
            }
        } catch (NumberFormatException e) {
            // falls through to the same sentence
        }
        throw new IllegalArgumentException("The weights \"" + text + "\" of the losses make no sense: write seven numbers of at"
                + " least 0 (hole, relative, similarity, adversarial, perceptual, style, total variation), such as "
                + COMPACT.text() + ".");
    }

    /** The weights in their order, separated by commas. */
    String text() {
        return DoubleStream.of(hole, relative, similarity, adversarial, perceptual, style, totalVariation)
                .mapToObj(Double::toString).collect(Collectors.joining(","));
    }

    /** The terms that the warm-up uses: L1 alone. */
    public LossWeights warmUp() {
        return new LossWeights(hole, relative, 0, 0, 0, 0, 0);
    }

    /** Without the terms that need a feature network. */
    public LossWeights withoutFeatures() {
        return new LossWeights(hole, relative, similarity, adversarial, 0, 0, totalVariation);
    }

    boolean features() {
        return perceptual > 0 || style > 0;
    }
}
