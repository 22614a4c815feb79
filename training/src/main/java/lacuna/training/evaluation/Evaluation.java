package lacuna.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import lacuna.ops.ProgressListener;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/** Fills the same holes in the same crops with several fills and compares each with the truth. */
public final class Evaluation {

    private final List<? extends WindowFiller> fillers;
    private final FeatureDistance features;
    private final ProgressListener listener;
    private final List<Sample> samples = new ArrayList<>();
    private final List<PairPictures> pictures = new ArrayList<>();

    private Evaluation(List<? extends WindowFiller> fillers, FeatureDistance features, ProgressListener listener) {
        this.fillers = fillers;
        this.features = features;
        this.listener = listener;
    }

    /**
     * Measures. The fills see crops as they see windows of an image: one channel if the crop is grey, three if it has
     * colours.
     *
     * @param fillers at least one, with different names
     * @param listener hears of every fill and may cancel
     * @throws IOException if the images or the feature network cannot be read
     * @throws CancellationException if the listener asked to stop
     */
    public static EvaluationReport run(
            EvaluationOptions options, List<? extends WindowFiller> fillers, ProgressListener listener) throws IOException {
        if (fillers.isEmpty() || fillers.stream().map(WindowFiller::name).distinct().count() < fillers.size()) {
            throw new IllegalArgumentException(
                    "An evaluation needs at least one fill, and different names for different fills.");
        }
        List<String> messages = new ArrayList<>();
        try (FeatureDistance features = options.features() == null ? null : FeatureDistance.open(options.features())) {
            List<TestPair> pairs = TestPairs.draw(options, messages);
            Evaluation evaluation = new Evaluation(fillers, features, listener);
            evaluation.measure(pairs, Shown.of(pairs, options.pictures()));
            return new EvaluationReport(options, fillers.stream().map(WindowFiller::info).toList(), evaluation.samples,
                    Means.of(evaluation.samples), evaluation.pictures, messages);
        }
    }

    private void measure(List<TestPair> pairs, Set<TestPair> shown) {
        long total = (long) pairs.size() * fillers.size();
        for (int i = 0; i < pairs.size(); i++) {
            TestPair pair = pairs.get(i);
            List<Crop> composites = new ArrayList<>();
            double[] seconds = new double[fillers.size()];
            for (int f = 0; f < seconds.length; f++) {
                check();
                listener.update((long) i * fillers.size() + f, total,
                        "Measuring " + fillers.get(f).name() + " in " + pair.about().kind() + " holes");
                Window window = pair.truth().window(pair.hole());
                long start = System.nanoTime();
                fillers.get(f).fill(window, this::check);
                seconds[f] = (System.nanoTime() - start) / 1e9;
                composites.add(pair.truth().composite(Crop.of(window), pair.hole()));
            }
            List<Score> scores = add(pair, composites, seconds);
            if (shown.contains(pair)) {
                pictures.add(new PairPictures(pair.about(), pair.truth(), pair.hole(), composites, scores));
            }
        }
        listener.update(total, total, "Measured");
    }

    private void check() {
        if (listener.isCanceled()) {
            throw new CancellationException("Canceled: no report was written.");
        }
    }

    private List<Score> add(TestPair pair, List<Crop> composites, double[] seconds) {
        List<FeatureDistance.Impression> impressions = impressions(pair, composites);
        List<Score> scores = new ArrayList<>();
        for (int f = 0; f < seconds.length; f++) {
            Map<Figure, Double> figures = figures(pair, composites.get(f));
            figures.put(Figure.SECONDS, seconds[f]);
            float[] descriptor = null;
            float[] truth = null;
            if (!impressions.isEmpty()) {
                figures.put(Figure.FEATURES, impressions.get(f).hole());
                figures.put(Figure.FEATURES_IMAGE, impressions.get(f).image());
                descriptor = impressions.get(f).descriptor();
                truth = impressions.get(seconds.length).descriptor();
            }
            scores.add(new Score(figures));
            samples.add(new Sample(pair.about(), fillers.get(f).name(), scores.get(f), descriptor, truth));
        }
        return scores;
    }

    /** Of the composites, and of the truth at the end; empty without a feature network. */
    private List<FeatureDistance.Impression> impressions(TestPair pair, List<Crop> composites) {
        if (features == null) {
            return List.of();
        }
        Crop truth = pair.truth();
        List<float[]> images = new ArrayList<>(composites.stream().map(Crop::unitRgb).toList());
        images.add(truth.unitRgb());
        return features.judge(images, truth.unitRgb(), pair.hole(), truth.width(), truth.height());
    }

    private static Map<Figure, Double> figures(TestPair pair, Crop composite) {
        int width = composite.width();
        int height = composite.height();
        float[][] fill = composite.planes();
        float[][] truth = pair.truth().planes();
        boolean[] hole = pair.hole();
        boolean[] all = Metrics.everywhere(hole.length);
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.PSNR, Metrics.psnr(fill, truth, hole));
        figures.put(Figure.SSIM, Metrics.ssim(fill, truth, hole, width, height));
        figures.put(Figure.L1, 100 * Metrics.l1(fill, truth, hole));
        figures.put(Figure.RELATIVE_L1, 100 * Metrics.relativeL1(fill, truth, hole));
        figures.put(Figure.GRADIENT, Metrics.gradient(fill, hole, width, height));
        figures.put(Figure.GRADIENT_OF_TRUTH, Metrics.gradient(truth, hole, width, height));
        figures.put(Figure.RIM, Metrics.seam(fill, hole, width, height));
        figures.put(Figure.RIM_OF_TRUTH, Metrics.seam(truth, hole, width, height));
        figures.put(Figure.PSNR_IMAGE, Metrics.psnr(fill, truth, all));
        figures.put(Figure.SSIM_IMAGE, Ssim.GAUSSIAN.overImage(fill, truth, width, height));
        figures.put(Figure.SSIM_UNIFORM_IMAGE, Ssim.UNIFORM.overImage(fill, truth, width, height));
        figures.put(Figure.SSIM_GREY_IMAGE, Ssim.GREY.overImage(fill, truth, width, height));
        figures.put(Figure.L1_IMAGE, 100 * Metrics.l1(fill, truth, all));
        figures.put(Figure.RELATIVE_L1_IMAGE, 100 * Metrics.relativeL1(fill, truth, all));
        figures.put(Figure.L1_OF_TRUTH_IMAGE, 100 * Metrics.l1OfTruth(fill, truth, all));
        return figures;
    }
}
