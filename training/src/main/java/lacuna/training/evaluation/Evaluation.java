package lacuna.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lacuna.ops.ProgressListener;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import lacuna.training.masks.MaskSampler;

/** Fills the same holes in the same crops with several fills and compares each with the truth. */
public final class Evaluation {

    private final EvaluationOptions options;
    private final List<? extends WindowFiller> fillers;
    private final FeatureDistance features;

    private Evaluation(EvaluationOptions options, List<? extends WindowFiller> fillers, FeatureDistance features) {
        this.options = options;
        this.fillers = fillers;
        this.features = features;
    }

    /**
     * Measures. The fills see crops as they see windows of an image: one channel if the crop is grey, three if it has
     * colours.
     *
     * @param fillers at least one, with different names
     * @param listener hears of every crop and may cancel
     * @throws IOException if the images or the feature network cannot be read
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public static EvaluationReport run(
            EvaluationOptions options, List<? extends WindowFiller> fillers, ProgressListener listener) throws IOException {
        if (fillers.isEmpty() || fillers.stream().map(WindowFiller::name).distinct().count() < fillers.size()) {
            throw new IllegalArgumentException(
                    "An evaluation needs at least one fill, and different names for different fills.");
        }
        List<String> messages = new ArrayList<>();
        List<TestCrops.TestCrop> crops = TestCrops.draw(options, messages);
        if (options.features() == null) {
            return new Evaluation(options, fillers, null).run(crops, messages, listener);
        }
        try (FeatureDistance features = FeatureDistance.open(options.features())) {
            return new Evaluation(options, fillers, features).run(crops, messages, listener);
        }
    }

    private EvaluationReport run(List<TestCrops.TestCrop> crops, List<String> messages, ProgressListener listener) {
        List<EvaluationReport.Sample> samples = new ArrayList<>();
        long total = (long) options.kinds().size() * crops.size();
        long done = 0;
        for (MaskSampler kind : options.kinds()) {
            for (int i = 0; i < crops.size(); i++) {
                listener.checkCanceled();
                listener.update(done++, total, "Measuring " + kind.name() + " holes");
                Crop truth = crops.get(i).crop();
                boolean[] hole = kind.sample(truth.width(), truth.height(), random(kind, i));
                List<Score> scores = measure(truth, hole);
                for (int f = 0; f < scores.size(); f++) {
                    samples.add(new EvaluationReport.Sample(
                            fillers.get(f).name(), kind.name(), crops.get(i).domain(), scores.get(f)));
                }
            }
        }
        listener.update(total, total, "Measured");
        return new EvaluationReport(samples, messages);
    }

    /** A hole depends on the seed, its kind and the number of the crop, and on nothing else that is measured. */
    private SplittableRandom random(MaskSampler kind, int crop) {
        return new SplittableRandom(31 * (31 * options.seed() + kind.name().hashCode()) + crop);
    }

    private List<Score> measure(Crop truth, boolean[] hole) {
        List<Crop> composites = new ArrayList<>();
        double[] seconds = new double[fillers.size()];
        for (int f = 0; f < seconds.length; f++) {
            Window window = truth.window(hole);
            long start = System.nanoTime();
            fillers.get(f).fill(window);
            seconds[f] = (System.nanoTime() - start) / 1e9;
            composites.add(truth.composite(Crop.of(window), hole));
        }
        double[] distances = distances(composites, truth, hole);
        List<Score> scores = new ArrayList<>();
        for (int f = 0; f < seconds.length; f++) {
            scores.add(score(composites.get(f), truth, hole, distances[f], seconds[f]));
        }
        return scores;
    }

    private double[] distances(List<Crop> composites, Crop truth, boolean[] hole) {
        if (features == null) {
            return composites.stream().mapToDouble(composite -> Double.NaN).toArray();
        }
        List<float[]> images = composites.stream().map(Crop::unitRgb).toList();
        return features.of(images, truth.unitRgb(), hole, truth.width(), truth.height());
    }

    private static Score score(Crop composite, Crop truth, boolean[] hole, double distance, double seconds) {
        int width = truth.width();
        int height = truth.height();
        return new Score(
                Metrics.psnr(composite.planes(), truth.planes(), hole),
                Metrics.ssim(composite.planes(), truth.planes(), hole, width, height),
                Metrics.l1(composite.planes(), truth.planes(), hole),
                distance,
                Metrics.gradient(composite.planes(), hole, width, height),
                Metrics.gradient(truth.planes(), hole, width, height),
                seconds);
    }
}
