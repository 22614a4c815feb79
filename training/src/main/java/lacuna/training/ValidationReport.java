package lacuna.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well the held-out crops are filled, by kind of hole.
 *
 * @param kinds scores by the name of the masks, in their order
 */
public record ValidationReport(Map<String, Score> kinds) {

    /**
     * Means over the crops of one kind, measured over the hole.
     *
     * @param psnr of the network's composite in dB, 8-bit range
     * @param smoothPsnr of the smooth fill, from which the network starts, on the same crops
     * @param ssim of the network's composite
     * @param l1 mean absolute difference of the network's composite, range [0, 1]
     * @param features feature distance of the network's composite; NaN without a feature network
     */
    public record Score(double psnr, double smoothPsnr, double ssim, double l1, double features) { }

    /** Mean over the kinds, each counting the same. */
    public Score mean() {
        return new Score(mean(Score::psnr), mean(Score::smoothPsnr), mean(Score::ssim), mean(Score::l1), mean(Score::features));
    }

    private double mean(ToDoubleFunction<Score> figure) {
        return kinds.values().stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** One row of a log: {@code psnr.box}, {@code smooth.box}, {@code l1.box} and so on. */
    public Map<String, Double> row() {
        Map<String, Double> row = new LinkedHashMap<>();
        put(row, "mean", mean());
        kinds.forEach((kind, score) -> put(row, kind, score));
        return row;
    }

    private static void put(Map<String, Double> row, String kind, Score score) {
        row.put("psnr." + kind, score.psnr());
        row.put("smooth." + kind, score.smoothPsnr());
        row.put("ssim." + kind, score.ssim());
        row.put("l1." + kind, score.l1());
        row.put("features." + kind, score.features());
    }
}
