package lacuna.plugin.train;

import java.io.IOException;
import java.nio.file.Files;
import lacuna.models.bundle.ModelZoo;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingJob.State;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;

/** The training of this Fiji: there is one at a time, and it goes on when its window is closed. */
public final class Trainings {

    private static TrainingJob current;

    private Trainings() { }

    /** The training that runs, or the last one that ran; null if there was none. */
    public static synchronized TrainingJob current() {
        return current;
    }

    /**
     * Makes the job that becomes the current one.
     *
     * @throws IllegalArgumentException if another one still runs
     */
    public static synchronized TrainingJob begin(TrainingOptions options, boolean resume, TrainingListener listener) {
        if (current != null && !current.state().isOver()) {
            throw new IllegalArgumentException("Another training is still running: finish or cancel it first (Plugins > Lacuna >"
                    + " Train... shows it).");
        }
        current = new TrainingJob(options, resume, listener);
        return current;
    }

    /**
     * Takes the model of a finished training into the list, wherever it was saved.
     *
     * @return its name; null if there is none
     * @throws IOException if another model of the list has its name
     */
    public static String list(TrainingJob job) throws IOException {
        if (job.state() != State.FINISHED || !Files.exists(job.options().out())) {
            return null;
        }
        return new ModelZoo().importFile(job.options().out(), false).name();
    }
}
