package lacuna.training.evaluation.diversity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;
import lacuna.training.evaluation.ComparedFills;
import lacuna.training.evaluation.FeatureDistance;
import lacuna.training.evaluation.TestPair;
import lacuna.training.evaluation.TestPairs;

/** Fills the same holes many times with several models, and measures how the fills differ from one another and from the truth. */
public final class DiversityMeasurement {

    private final DiversityOptions options;
    private final FeatureDistance features;
    private final ProgressListener listener;
    private final List<HoleResult> results = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private long done;
    private long total;

    private DiversityMeasurement(DiversityOptions options, FeatureDistance features, ProgressListener listener) {
        this.options = options;
        this.features = features;
        this.listener = listener;
    }

    /**
     * Opens models, measures them, and closes them.
     *
     * @param names of {@link ComparedFills#names}; those of {@link Fillers#samplers} make many fills, the others one
     * @throws IllegalArgumentException as {@link ComparedFills#check} and {@link Fillers#open}
     * @throws IOException as {@link #run(DiversityOptions, List, ProgressListener)}
     */
    public static DiversityReport run(
            DiversityOptions options, List<String> names, FillerOptions filler, ProgressListener listener) throws IOException {
        ComparedFills.check(names);
        List<String> samplers = Fillers.samplers();
        List<FillSource> sources = new ArrayList<>();
        try {
            for (String name : names) {
                sources.add(samplers.contains(name) ? FillSource.of(Fillers.sampler(name, filler), options.truncation())
                        : FillSource.of(ComparedFills.open(name, filler)));
            }
            return run(options, sources, listener);
        } finally {
            sources.forEach(FillSource::close);
        }
    }

    /**
     * Measures. Models see crops as they do in an evaluation.
     *
     * @param sources at least one, with different names; they stay open
     * @param listener hears of every hole and may cancel
     * @throws IOException if the images or the feature network cannot be read
     * @throws CancellationException if the listener asked to stop
     */
    static DiversityReport run(DiversityOptions options, List<FillSource> sources, ProgressListener listener)
            throws IOException {
        try (FeatureDistance features = options.pairs().features() == null ? null
                : FeatureDistance.open(options.pairs().features())) {
            DiversityMeasurement measurement = new DiversityMeasurement(options, features, listener);
            List<TestPair> pairs = TestPairs.draw(options.pairs(), measurement.messages);
            measurement.total = (long) pairs.size() * sources.size();
            for (TestPair pair : pairs) {
                for (FillSource source : sources) {
                    measurement.measure(source, pair);
                }
            }
            measurement.say(sources);
            listener.update(measurement.total, measurement.total, "Measured");
            return new DiversityReport(
                    options, sources.stream().map(FillSource::info).toList(), measurement.results, measurement.messages);
        }
    }

    private void measure(FillSource source, TestPair pair) {
        String name = source.info().model();
        listener.update(done++, total, "Measuring the fills of " + name + " in " + pair.about().kind() + " holes");
        HoleFills fills = HoleFills.make(source, pair, options.fills(), this::check);
        Map<DiversityFigure, Double> figures = fills.figures(options.compared(), features);
        double[] covered = source.many() ? fills.covered(31 * options.pairs().seed() + pair.about().number()) : null;
        results.add(new HoleResult(pair.about(), name, figures, covered));
    }

    private void check() {
        if (listener.isCanceled()) {
            throw new CancellationException("Canceled: no report was written.");
        }
    }

    /** What would otherwise be read as a property of the fills. */
    private void say(List<FillSource> sources) {
        for (FillSource source : sources) {
            String name = source.info().model();
            if (results.stream().anyMatch(result -> result.model().equals(name)
                    && result.figures().get(DiversityFigure.L1_OUTSIDE) > 0)) {
                messages.add("The fills of " + name + " differ outside the hole: the model changes known pixels.");
            }
        }
    }
}
