package lacuna.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;
import lacuna.training.data.TrainingBatch;
import lacuna.training.evaluation.Metrics;
import lacuna.training.loss.FeatureLosses;

/** The same held-out crops under the same holes, filled again and again while a training goes on. */
final class Validation {

    private final Map<String, TrainingBatch> batches;
    private final FeatureNetwork features;

    /**
     * @param batches by kind of hole; each brings the smooth fill to be compared with
     * @param features null: no feature distance
     */
    Validation(Map<String, TrainingBatch> batches, FeatureNetwork features) {
        this.batches = batches;
        this.features = features;
    }

    /** The network's composites by kind of hole, each (N, 3, S, S) in [-1, 1]. */
    Map<String, float[]> fill(InpaintingNetwork network) {
        Map<String, float[]> fills = new LinkedHashMap<>();
        batches.forEach((kind, batch) -> fills.put(kind, fill(network, batch)));
        return fills;
    }

    ValidationReport judge(Map<String, float[]> fills) {
        Map<String, ValidationReport.Score> scores = new LinkedHashMap<>();
        batches.forEach((kind, batch) -> scores.put(kind, Torch.withoutGradient(() -> score(batch, fills.get(kind)))));
        return new ValidationReport(scores);
    }

    Map<String, TrainingBatch> batches() {
        return batches;
    }

    private static float[] fill(InpaintingNetwork network, TrainingBatch batch) {
        try (NDManager manager = Engines.start().newBaseManager(); NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray image = manager.create(batch.truth(), images(batch));
            return network.complete(image, manager.create(batch.hole(), holes(batch))).toFloatArray();
        }
    }

    private ValidationReport.Score score(TrainingBatch batch, float[] fill) {
        double psnr = 0;
        double smooth = 0;
        double ssim = 0;
        double l1 = 0;
        for (int n = 0; n < batch.count(); n++) {
            boolean[] hole = hole(batch, n);
            float[][] truth = planes(batch, batch.truth(), n);
            float[][] composite = planes(batch, fill, n);
            psnr += Metrics.psnr(composite, truth, hole);
            smooth += Metrics.psnr(planes(batch, batch.smooth(), n), truth, hole);
            ssim += Metrics.ssim(composite, truth, hole, batch.size(), batch.size());
            l1 += Metrics.l1(composite, truth, hole);
        }
        int count = batch.count();
        return new ValidationReport.Score(
                psnr / count, smooth / count, ssim / count, l1 / count, featureDistance(batch, fill));
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
            return FeatureLosses.perceptual(
                    features.activations(unit(manager.create(fill, images(batch)))),
                    features.activations(unit(manager.create(batch.truth(), images(batch))))).getFloat();
        }
    }

    private static NDArray unit(NDArray image) {
        return Torch.mul(Torch.add(image, 1), 0.5);
    }

    private static Shape images(TrainingBatch batch) {
        return new Shape(batch.count(), 3, batch.size(), batch.size());
    }

    private static Shape holes(TrainingBatch batch) {
        return new Shape(batch.count(), 1, batch.size(), batch.size());
    }
}
