package lacuna.training.evaluation;

/**
 * One fill of one pair.
 *
 * @param fill its name
 * @param descriptor of the composite, see {@link FeatureDistance.Impression}; null without a feature network
 * @param truth descriptor of the truth; null without a feature network
 */
public record Sample(Pair pair, String fill, Score score, float[] descriptor, float[] truth) { }
