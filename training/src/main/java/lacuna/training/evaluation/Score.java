package lacuna.training.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one fill of one crop, or their means over several.
 *
 * @param psnr dB, see {@link Metrics#psnr}
 * @param ssim see {@link Metrics#ssim}
 * @param l1 0 to 1, see {@link Metrics#l1}
 * @param features see {@link FeatureDistance}; NaN without a feature network
 * @param gradient mean length of the fill's gradient over the hole
 * @param truthGradient the same of the truth
 * @param seconds that the fill took for one crop
 */
public record Score(
        double psnr, double ssim, double l1, double features, double gradient, double truthGradient, double seconds) {

    /** The fill's share of the true gradient: below 1 it is blurred, above 1 noisy. */
    public double gradientRatio() {
        return gradient / truthGradient;
    }

    static Score mean(List<Score> scores) {
        return new Score(mean(scores, Score::psnr), mean(scores, Score::ssim), mean(scores, Score::l1),
                mean(scores, Score::features), mean(scores, Score::gradient), mean(scores, Score::truthGradient),
                mean(scores, Score::seconds));
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
