package lacuna.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.training.data.BatchLoader;
import lacuna.training.data.TrainingBatch;

/**
 * One training from start to bundle: batches, steps, checkpoints, validation. {@link #run} works until the last step or until
 * another thread calls {@link #stop}; either way everything is saved.
 */
public final class TrainingRun implements AutoCloseable {

    private static final int LOADERS = 1;
    private static final int AHEAD = 4;

    private final TrainingOptions options;
    private final TrainingListener listener;
    private final TrainingData data;
    private final TrainingTask task;
    private final Checkpoint checkpoint;
    private final Validation validation;
    private long done;
    private double leastCost = Double.POSITIVE_INFINITY;
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
        task = options.recipe().task(options, listener);
        validation = task.validation(data.plain(false), data.plain(true));
        begin(resume);
    }

    private void begin(boolean resume) throws IOException {
        if (resume) {
            Checkpoint.Progress progress = checkpoint.restore(task, options.schedule());
            done = progress.steps();
            leastCost = progress.leastCost();
            listener.message("Goes on after step " + done + ".");
        } else if (options.from() != null) {
            try (NDManager manager = Engines.start().newBaseManager()) {
                task.start(StartWeights.read(manager, options.from()));
            }
        }
    }

    /** Trains until the schedule ends or {@link #stop} is called, and saves. */
    public void run() throws IOException {
        long steps = options.schedule().steps();
        try (RunLog log = new RunLog(options.work(), task.losses(), validation, done);
                BatchLoader batches = new BatchLoader(task.batches(data.training()), done, LOADERS, AHEAD)) {
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

    /** Judges the network and saves everything; the bundle that is there is always the best so far. */
    private void pause(RunLog log) throws IOException {
        ValidationReport report = validation.judge(task.result(), options.work());
        if (report != null) {
            log.validated(done, report);
            listener.validated(done, report);
        }
        double cost = report == null ? Double.NaN : report.cost();
        if (!(cost >= leastCost)) {
            TrainingBundle.write(options, task, done, data.images(), report);
            leastCost = Double.isNaN(cost) ? leastCost : cost;
        }
        checkpoint.save(task, new Checkpoint.Progress(done, leastCost));
    }

    @Override
    public void close() {
        task.close();
    }
}
