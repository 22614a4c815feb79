package lacuna.training.evaluation.diversity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import lacuna.ops.Window;
import lacuna.training.evaluation.Crop;
import lacuna.training.evaluation.FeatureDistance;
import lacuna.training.evaluation.Metrics;
import lacuna.training.evaluation.TestPair;

/** The fills of one hole by one model, as 8-bit software would save them. */
final class HoleFills {

    private final TestPair pair;
    private final List<Crop> fills = new ArrayList<>();
    private final List<Crop> composites = new ArrayList<>();

    private HoleFills(TestPair pair) {
        this.pair = pair;
    }

    /**
     * @param count how many, with the seeds from 0 on; a model that makes one fill only makes that once
     * @param check called now and then; may throw to end the work
     */
    static HoleFills make(FillSource source, TestPair pair, int count, Runnable check) {
        HoleFills result = new HoleFills(pair);
        for (int seed = 0; seed < (source.many() ? count : 1); seed++) {
            check.run();
            Window window = pair.truth().window(pair.hole());
            source.with(seed).fill(window, check);
            Crop fill = Crop.of(window);
            result.fills.add(fill);
            result.composites.add(pair.truth().composite(fill, pair.hole()));
        }
        return result;
    }

    /** See {@link Calibration#observed}. */
    double[] covered(long seed) {
        return Calibration.observed(composites, pair.truth(), pair.hole(), seed);
    }

    /**
     * @param compared how many of the fills are compared with one another
     * @param features null for none
     */
    Map<DiversityFigure, Double> figures(int compared, FeatureDistance features) {
        Map<DiversityFigure, Double> figures = new EnumMap<>(DiversityFigure.class);
        figures.put(DiversityFigure.L1_BETWEEN, between(composites, compared, (a, b) -> l1(a, b, pair.hole())));
        boolean[] known = new boolean[pair.hole().length];
        for (int p = 0; p < known.length; p++) {
            known[p] = !pair.hole()[p];
        }
        // Of what the model gave: in composites it could not be seen.
        figures.put(DiversityFigure.L1_OUTSIDE, between(fills, compared, (a, b) -> l1(a, b, known)));
        Crop mean = mean();
        Crop best = composites.stream().max(Comparator.comparingDouble(this::psnr)).orElseThrow();
        figures.put(DiversityFigure.PSNR, average(this::psnr));
        figures.put(DiversityFigure.PSNR_OF_MEAN, psnr(mean));
        figures.put(DiversityFigure.PSNR_OF_BEST, psnr(best));
        figures.put(DiversityFigure.SSIM, average(this::ssim));
        figures.put(DiversityFigure.SSIM_OF_MEAN, ssim(mean));
        figures.put(DiversityFigure.SSIM_OF_BEST, ssim(best));
        if (features != null) {
            Crop truth = pair.truth();
            FeatureDistance.Spread spread = features.spread(composites.stream().map(Crop::unitRgb).toList(), compared,
                    truth.unitRgb(), pair.hole(), truth.width(), truth.height());
            figures.put(DiversityFigure.FEATURES, spread.truth());
            figures.put(DiversityFigure.FEATURES_BETWEEN, spread.between());
        }
        return figures;
    }

    private static double l1(Crop a, Crop b, boolean[] where) {
        return 100 * Metrics.l1(a.planes(), b.planes(), where);
    }

    /** The mean over all pairs of the first images; 0 if there is one image only. */
    private static double between(List<Crop> images, int compared, ToDoubleBiFunction<Crop, Crop> distance) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < Math.min(compared, images.size()); i++) {
            for (int j = 0; j < i; j++) {
                sum += distance.applyAsDouble(images.get(i), images.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private double average(ToDoubleFunction<Crop> figure) {
        return composites.stream().mapToDouble(figure).average().orElseThrow();
    }

    private double psnr(Crop composite) {
        return Metrics.psnr(composite.planes(), pair.truth().planes(), pair.hole());
    }

    private double ssim(Crop composite) {
        Crop truth = pair.truth();
        return Metrics.ssim(composite.planes(), truth.planes(), pair.hole(), truth.width(), truth.height());
    }

    /** Rounded, as a single fill is. */
    private Crop mean() {
        float[][] planes = new float[pair.truth().planes().length][pair.hole().length];
        for (int c = 0; c < planes.length; c++) {
            for (int p = 0; p < planes[c].length; p++) {
                float sum = 0;
                for (Crop composite : composites) {
                    sum += composite.planes()[c][p];
                }
                planes[c][p] = Math.round(sum / composites.size());
            }
        }
        return new Crop(pair.truth().width(), pair.truth().height(), planes);
    }
}
