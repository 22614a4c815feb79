package lacuna.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A training that others watch and steer while it works: how far it is, how long it will take, what it said. What it says is
 * also kept in {@code log.txt} of its work folder. All methods may be called from any thread.
 */
public final class TrainingJob implements TrainingListener {

    private static final String LOG = "log.txt";
    /** Share of the latest step in the mean duration of a step. */
    private static final double LATEST = 0.05;

    /** Where a training stands. */
    public enum State {
        PREPARING, TRAINING, FINISHING, FINISHED, CANCELED, FAILED;

        /** Whether nothing will happen any more. */
        public boolean isOver() {
            return this == FINISHED || this == CANCELED || this == FAILED;
        }
    }

    private final TrainingOptions options;
    private final boolean resume;
    private final TrainingListener listener;
    private final List<String> log = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private State state = State.PREPARING;
    private State wanted;
    private TrainingRun run;
    private List<Map<Path, List<String>>> curves = List.of();
    private long step;
    private long last;
    private double secondsPerStep = Double.NaN;
    private String fault;

    /**
     * @param resume whether to go on from the checkpoint in the work folder
     * @param listener hears what this job hears
     */
    public TrainingJob(TrainingOptions options, boolean resume, TrainingListener listener) {
        this.options = options;
        this.resume = resume;
        this.listener = listener;
    }

    /** Trains in a thread of its own. */
    public void start() {
        Thread thread = new Thread(() -> {
            try {
                run();
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // The job's state and fault tell of it.
            }
        }, "Lacuna training");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Trains in this thread, until the last step or until another thread stops it.
     *
     * @throws IOException if images, start weights or checkpoint cannot be read, or nothing can be written
     * @throws IllegalArgumentException if the options make no sense with these images
     */
    public void run() throws IOException {
        try (TrainingRun made = new TrainingRun(options, resume, this)) {
            begin(made);
            made.run();
            end(wanted == State.CANCELED ? State.CANCELED : State.FINISHED, null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            end(State.FAILED, fault(e));
            throw e;
        }
    }

    private synchronized void begin(TrainingRun made) {
        run = made;
        step = made.steps();
        curves = made.curves();
        state = wanted == null ? State.TRAINING : State.FINISHING;
        if (wanted == State.CANCELED) {
            made.cancel();
        } else if (wanted == State.FINISHED) {
            made.finish();
        }
    }

    private void end(State last, String reason) {
        synchronized (this) {
            state = last;
            fault = reason;
            run = null;
        }
        switch (last) {
            case FINISHED -> message("Finished after step " + step + ": " + options.out() + ".");
            case CANCELED -> message("Canceled after step " + step + "; it can be gone on with.");
            default -> note("Failed: " + reason); // who runs the job hears of it by the exception
        }
        over.countDown();
    }

    /** One sentence with what to do. */
    private static String fault(Throwable reason) {
        String text = String.valueOf(reason.getMessage());
        boolean memory = reason instanceof OutOfMemoryError || text.contains("memory");
        return memory ? "The memory is used up: choose a smaller batch, smaller crops or a smaller network. (" + text + ")" : text;
    }

    /** Stops after the step that is under way and keeps the result. */
    public void finish() {
        stop(State.FINISHED);
    }

    /** Stops after the step that is under way; no bundle is written, but the training can be gone on with. */
    public void cancel() {
        stop(State.CANCELED);
    }

    private synchronized void stop(State how) {
        if (state.isOver()) {
            return;
        }
        wanted = how;
        if (run != null) {
            begin(run);
        }
    }

    /** Writes a bundle of the network as it is, as soon as the step under way is done; nothing happens before the first step. */
    public synchronized void export(Path bundle) {
        if (run != null) {
            run.export(bundle);
        }
    }

    /** Waits until the training is over. */
    public void await() throws InterruptedException {
        over.await();
    }

    public TrainingOptions options() {
        return options;
    }

    public synchronized State state() {
        return state;
    }

    /** Why it failed, in one sentence; null if it did not. */
    public synchronized String fault() {
        return fault;
    }

    /** Steps done, those before a resume included. */
    public synchronized long step() {
        return step;
    }

    /** Time until the last step at the present pace, validations not counted; null while that is unknown. */
    public synchronized Duration left() {
        return Double.isNaN(secondsPerStep) || state != State.TRAINING ? null
                : Duration.ofMillis(Math.round(1000 * secondsPerStep * (options.schedule().steps() - step)));
    }

    /**
     * What {@link lacuna.training.log.TrainingCurve#chart} needs to draw the losses, and the figures of the validation; empty before
     * the training has begun.
     */
    public synchronized List<Map<Path, List<String>>> curves() {
        return curves;
    }

    /** What was said so far, a line each with its time. */
    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void message(String text) {
        note(text);
        listener.message(text);
    }

    private void note(String text) {
        String line = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text;
        synchronized (this) {
            log.add(line);
        }
        try {
            Files.createDirectories(options.work());
            Files.write(options.work().resolve(LOG), List.of(line), StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A full disk stops the training at its next checkpoint, with a reason that says more than this line's loss.
        }
    }

    @Override
    public void stepped(long number, long steps, Map<String, Double> losses) {
        long now = System.nanoTime();
        synchronized (this) {
            step = number;
            if (last != 0) {
                double seconds = (now - last) / 1e9;
                secondsPerStep = Double.isNaN(secondsPerStep) ? seconds : secondsPerStep + LATEST * (seconds - secondsPerStep);
            }
            last = now;
        }
        listener.stepped(number, steps, losses);
    }

    @Override
    public void validated(long number, ValidationReport report) {
        note("Step " + number + ": " + report.sentence() + ".");
        listener.validated(number, report);
        synchronized (this) {
            last = 0;
        }
    }
}
