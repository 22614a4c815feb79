package lacuna.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lacuna.training.data.BatchLoader;
import lacuna.training.data.TrainingBatch;

/**
 * One training from start to bundle: batches, steps, checkpoints, validation. {@link #run} works until the last step or until
 * another thread calls {@link #finish} or {@link #cancel}; either way the training can be gone on with.
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
    private final AtomicReference<Path> export = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile boolean canceled;

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
            throw new IOException("There is no checkpoint in " + options.work() + ": start anew.");
        }
        data = TrainingData.read(options, listener);
        task = options.recipe().task(options, listener);
        validation = task.validation(data.plain(false), data.plain(true));
        begin(resume);
        TrainingFile.write(options);
    }

    private void begin(boolean resume) throws IOException {
        if (resume) {
            Checkpoint.Progress progress = checkpoint.restore(task, options.schedule());
            done = progress.steps();
            leastCost = progress.leastCost();
            listener.message("Goes on after step " + done + ".");
        } else if (!options.from().isEmpty()) {
            StartWeights.into(task, options.from());
            KeptDirections.take(options);
        }
    }

    /** Trains until the schedule ends or another thread stops it, and saves. */
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
                exportIfAsked();
                if (System.nanoTime() > next) {
                    pause(log);
                    next = System.nanoTime() + options.checkpoint().toNanos();
                }
            }
            if (canceled) {
                save();
            } else {
                pause(log);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the log's, which speaks through an interface that cannot throw it
        }
    }

    /** Lets {@link #run} finish the step that is under way, judge the network, save everything and return. */
    public void finish() {
        stopped = true;
    }

    /** Lets {@link #run} finish the step that is under way, save what is needed to go on, and return: no bundle is written. */
    public void cancel() {
        canceled = true;
        stopped = true;
    }

    /** Lets {@link #run} write a bundle of the network as it is after this step, and go on. */
    public void export(Path bundle) {
        export.set(bundle);
    }

    private void exportIfAsked() throws IOException {
        Path bundle = export.getAndSet(null);
        if (bundle != null) {
            TrainingBundle.write(bundle, options, task, done, data.images(), validation.cover(), null);
            listener.message("Exported step " + done + " as " + bundle.getFileName() + ".");
        }
    }

    /** What the charts of losses and of the validation's figures show: the columns of each log. */
    List<Map<Path, List<String>>> curves() {
        return List.of(RunLog.lossCurves(options.work(), task.losses(), validation),
                RunLog.figureCurves(options.work(), validation));
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
            TrainingBundle.write(options.out(), options, task, done, data.images(), validation.cover(), report);
            leastCost = Double.isNaN(cost) ? leastCost : cost;
        }
        save();
    }

    private void save() throws IOException {
        checkpoint.save(task, new Checkpoint.Progress(done, leastCost));
    }

    @Override
    public void close() {
        task.close();
    }
}
