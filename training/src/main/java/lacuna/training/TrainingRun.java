package lacuna.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.torch.FeatureNetwork;
import lacuna.training.data.BatchLoader;
import lacuna.training.data.TrainingBatch;
import lacuna.training.log.PreviewSheet;

/**
 * One training from start to bundle: batches, steps, checkpoints, validation. {@link #run} works until the last step or until
 * another thread calls {@link #stop}; either way everything is saved.
 */
public final class TrainingRun implements AutoCloseable {

    private static final int PREVIEW_ROWS = 6;

    private final TrainingOptions options;
    private final TrainingListener listener;
    private final TrainingData data;
    private final FeatureNetwork features;
    private final TrainingTask task;
    private final Checkpoint checkpoint;
    private final Validation validation;
    private long done;
    private ValidationReport report;
    private volatile boolean stopped;

    /**
     * Reads the images and builds the networks.
     *
     * @param resume whether to go on from the checkpoint in the work folder
     * @throws IOException if images, features, start weights or checkpoint cannot be read
     */
    public TrainingRun(TrainingOptions options, boolean resume, TrainingListener listener) throws IOException {
        this.options = options;
        this.listener = listener;
        Files.createDirectories(options.work());
        checkpoint = new Checkpoint(options.work());
        if (resume && !checkpoint.exists()) {
            throw new IOException("There is no checkpoint in " + options.work() + ": start without --resume.");
        }
        data = TrainingData.read(options, listener);
        features = options.features() == null ? null : FeatureNetwork.open(options.features());
        if (features == null && options.weights().features()) {
            listener.message("Without --features the perceptual and style terms are left out.");
        }
        task = new DeepGinTask(DeepGinConfig.preset(options.preset()), options, features);
        validation = new Validation(data.validationBatches(), features);
        begin(resume);
    }

    private void begin(boolean resume) throws IOException {
        if (resume) {
            done = checkpoint.restore(task, options.schedule());
            listener.message("Goes on after step " + done + ".");
        } else if (options.from() != null) {
            try (NDManager manager = Engines.start().newBaseManager()) {
                task.start(StartWeights.read(manager, options.from()));
            }
        }
    }

    /** Trains until the schedule ends or {@link #stop} is called, saves, and writes the bundle. */
    public void run() throws IOException {
        long steps = options.schedule().steps();
        try (RunLog log = new RunLog(options.work(), List.copyOf(validation.batches().keySet()), done);
                BatchLoader batches = data.trainingBatches(task.paintsSmooth(), done)) {
            long next = System.nanoTime() + options.checkpoint().toNanos();
            while (done < steps && !stopped) {
                TrainingBatch batch = batches.next();
                Map<String, Double> losses = task.step(batch, options.schedule().at(done));
                done++;
                log.stepped(done, steps, losses);
                listener.stepped(done, steps, losses);
                if (System.nanoTime() > next) {
                    pause(log);
                    next = System.nanoTime() + options.checkpoint().toNanos();
                }
            }
            pause(log);
            TrainingBundle.write(options, task.result(), done, data.images(), report);
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the log's, which speaks through an interface that cannot throw it
        }
    }

    /** Finishes the step that is under way, then saves and returns from {@link #run}. */
    public void stop() {
        stopped = true;
    }

    /** Updates done so far, those before a resume included. */
    public long steps() {
        return done;
    }

    private void pause(RunLog log) throws IOException {
        checkpoint.save(task, done);
        if (validation.batches().isEmpty()) {
            return;
        }
        Map<String, float[]> fills = validation.fill(task.result());
        report = validation.judge(fills);
        log.validated(done, report);
        for (Map.Entry<String, TrainingBatch> kind : validation.batches().entrySet()) {
            TrainingBatch batch = kind.getValue();
            PreviewSheet.write(options.work().resolve("preview-" + kind.getKey() + ".png"), batch, PREVIEW_ROWS,
                    List.of(batch.smooth(), fills.get(kind.getKey())));
        }
        listener.validated(done, report);
    }

    @Override
    public void close() {
        task.close();
        if (features != null) {
            features.close();
        }
    }
}
