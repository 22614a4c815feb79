package lacuna.plugin;

import java.util.Locale;
import java.util.Map;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingListener;
import lacuna.training.ValidationReport;

/** Shows a training in Fiji's progress bar and log, and cancels it when the user does. */
final class TrainingProgress implements TrainingListener {

    private final Host host;
    private final TaskProgress progress;
    private TrainingJob job;

    TrainingProgress(Host host, TaskProgress progress) {
        this.host = host;
        this.progress = progress;
    }

    /** The job that a cancel is for. */
    void steer(TrainingJob value) {
        job = value;
    }

    @Override
    public void message(String text) {
        host.note(text);
    }

    @Override
    public void stepped(long step, long steps, Map<String, Double> losses) {
        progress.update(step, steps, String.format(Locale.ROOT, "Training: step %d of %d", step, steps));
        if (progress.isCanceled()) {
            job.cancel();
        }
    }

    @Override
    public void validated(long step, ValidationReport report) {
        host.note("Step " + step + ": " + report.sentence() + ".");
    }
}
