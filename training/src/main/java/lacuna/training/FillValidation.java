package lacuna.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Network;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.Painter;
import lacuna.training.data.TrainingBatch;
import lacuna.training.evaluation.Metrics;
import lacuna.training.log.PreviewSheet;
import lacuna.training.loss.FeatureLosses;
import lacuna.training.masks.BoxMasks;
import lacuna.training.masks.MaskSampler;

/** Fills the same held-out crops each time and compares with the truth, each kind of hole by itself. */
public final class FillValidation implements Validation {

    private static final int CROPS = 12;
    private static final int PREVIEW_ROWS = 6;

    private final Map<String, TrainingBatch> batches = new LinkedHashMap<>();
    private final FeatureNetwork features;

    /**
     * Means over the crops of one kind, measured over the hole.
     *
     * @param psnr of the network's composite in dB, 8-bit range
     * @param paintPsnr of the paint from which the network starts
     * @param ssim of the network's composite
     * @param l1 mean absolute difference of the network's composite, range [0, 1]
     * @param features feature distance of the network's composite; NaN without a feature network
     */
    private record Score(double psnr, double paintPsnr, double ssim, double l1, double features) { }

    /**
     * @param heldOut null: nothing is measured
     * @param kinds of holes
     * @param painter fills holes as the network expects them
     * @param features null: no feature distance
     */
    public FillValidation(
            CropSampler heldOut, List<MaskSampler> kinds, Painter painter, long seed, FeatureNetwork features) {
        this.features = features;
        if (heldOut != null) {
            for (MaskSampler holes : kinds) {
                batches.put(holes.name(), new BatchMaker(heldOut, holes, painter, CROPS, seed).make(0));
            }
        }
    }

    @Override
    public List<String> figures() {
        List<String> kinds = new ArrayList<>(List.of("mean"));
        kinds.addAll(batches.keySet());
        return kinds.stream().flatMap(kind -> List.of("psnr." + kind, "paint." + kind, "ssim." + kind, "l1." + kind,
                "features." + kind).stream()).toList();
    }

    @Override
    public List<String> curve() {
        return List.of("psnr.mean", "paint.mean");
    }

    @Override
    public List<String> losses() {
        return List.of("l1.mean");
    }

    @Override
    public String cover() {
        return picture(BoxMasks.NAME);
    }

    private static String picture(String kind) {
        return "preview-" + kind + ".png";
    }

    @Override
    public ValidationReport judge(Network network, Path work) throws IOException {
        if (batches.isEmpty()) {
            return null;
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Map.Entry<String, TrainingBatch> kind : batches.entrySet()) {
            TrainingBatch batch = kind.getValue();
            float[] fill = fill((InpaintingNetwork) network, batch);
            scores.put(kind.getKey(), Autograd.withoutGradient(() -> score(batch, fill)));
            PreviewSheet.write(work.resolve(picture(kind.getKey())), batch, PREVIEW_ROWS,
                    List.of(batch.painted(), fill));
        }
        return report(scores);
    }

    private static ValidationReport report(Map<String, Score> scores) {
        Score mean = new Score(mean(scores, Score::psnr), mean(scores, Score::paintPsnr), mean(scores, Score::ssim),
                mean(scores, Score::l1), mean(scores, Score::features));
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, String> headlines = new LinkedHashMap<>();
        StringBuilder table = new StringBuilder("Means over held-out crops, measured over the hole, PSNR in dB:\n\n");
        table.append("| holes | PSNR | PSNR of the paint it starts from | SSIM |\n|---|---|---|---|\n");
        put(figures, "mean", mean);
        scores.forEach((kind, score) -> {
            put(figures, kind, score);
            headlines.put("psnr_" + kind, String.format(Locale.ROOT, "%.2f", score.psnr()));
            table.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.3f |\n",
                    kind, score.psnr(), score.paintPsnr(), score.ssim()));
        });
        String sentence = String.format(Locale.ROOT, "%.2f dB in the holes (before the network: %.2f dB), L1 %.4f",
                mean.psnr(), mean.paintPsnr(), mean.l1());
        return new ValidationReport(figures, headlines, sentence, table.toString(), Double.NaN);
    }

    private static double mean(Map<String, Score> scores, ToDoubleFunction<Score> figure) {
        return scores.values().stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static void put(Map<String, Double> figures, String kind, Score score) {
        figures.put("psnr." + kind, score.psnr());
        figures.put("paint." + kind, score.paintPsnr());
        figures.put("ssim." + kind, score.ssim());
        figures.put("l1." + kind, score.l1());
        figures.put("features." + kind, score.features());
    }

    private static float[] fill(InpaintingNetwork network, TrainingBatch batch) {
        try (NDManager manager = Engines.start().newBaseManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray image = manager.create(batch.truth(), images(batch));
            float[] filled = network.complete(image, manager.create(batch.hole(), holes(batch))).toFloatArray();
            for (int n = 0; n < batch.count(); n++) {
                if (batch.isGrey(n)) {
                    average(filled, n, batch.size() * batch.size());
                }
            }
            return filled;
        }
    }

    /** Of images without colour the mean of the channels is used. */
    private static void average(float[] images, int n, int area) {
        for (int i = 3 * n * area; i < (3 * n + 1) * area; i++) {
            float mean = (images[i] + images[i + area] + images[i + 2 * area]) / 3;
            images[i] = mean;
            images[i + area] = mean;
            images[i + 2 * area] = mean;
        }
    }

    private Score score(TrainingBatch batch, float[] fill) {
        double psnr = 0;
        double paint = 0;
        double ssim = 0;
        double l1 = 0;
        for (int n = 0; n < batch.count(); n++) {
            boolean[] hole = hole(batch, n);
            float[][] truth = planes(batch, batch.truth(), n);
            float[][] composite = planes(batch, fill, n);
            psnr += Metrics.psnr(composite, truth, hole);
            paint += Metrics.psnr(planes(batch, batch.painted(), n), truth, hole);
            ssim += Metrics.ssim(composite, truth, hole, batch.size(), batch.size());
            l1 += Metrics.l1(composite, truth, hole);
        }
        int count = batch.count();
        return new Score(psnr / count, paint / count, ssim / count, l1 / count, featureDistance(batch, fill));
    }

    private static boolean[] hole(TrainingBatch batch, int n) {
        boolean[] hole = new boolean[batch.size() * batch.size()];
        for (int i = 0; i < hole.length; i++) {
            hole[i] = batch.hole()[n * hole.length + i] > 0;
        }
        return hole;
    }

    /** One image of a batch as 8-bit grey values, which is what is measured. */
    private static float[][] planes(TrainingBatch batch, float[] images, int n) {
        int pixels = batch.size() * batch.size();
        float[][] planes = new float[3][pixels];
        for (int c = 0; c < planes.length; c++) {
            for (int i = 0; i < pixels; i++) {
                float unit = (images[(3 * n + c) * pixels + i] + 1) / 2;
                planes[c][i] = (float) Math.rint(255 * Math.min(1, Math.max(0, unit)));
            }
        }
        return planes;
    }

    private double featureDistance(TrainingBatch batch, float[] fill) {
        if (features == null) {
            return Double.NaN;
        }
        try (NDManager manager = Engines.start().newBaseManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return Torch.mean(FeatureLosses.perceptual(
                    features.activations(Torch.unit(manager.create(fill, images(batch)))),
                    features.activations(Torch.unit(manager.create(batch.truth(), images(batch)))),
                    manager.create(batch.hole(), holes(batch)))).getFloat();
        }
    }

    private static Shape images(TrainingBatch batch) {
        return new Shape(batch.count(), 3, batch.size(), batch.size());
    }

    private static Shape holes(TrainingBatch batch) {
        return new Shape(batch.count(), 1, batch.size(), batch.size());
    }
}
