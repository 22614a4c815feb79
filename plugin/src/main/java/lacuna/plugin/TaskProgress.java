package lacuna.plugin;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lacuna.ops.ProgressListener;
import org.scijava.app.StatusService;
import org.scijava.task.Task;

/** Shows progress in the status bar and the task monitor, at most ten times a second, and hears of cancels from both. */
final class TaskProgress implements ProgressListener, AutoCloseable {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    /** Promises about the time left are made after this time. */
    private static final long SETTLED = TimeUnit.SECONDS.toNanos(2);

    private final StatusService status;
    private final Task task;
    private final BooleanSupplier canceled;
    private final long start = System.nanoTime();
    private long last = start - INTERVAL;

    TaskProgress(StatusService status, Task task, BooleanSupplier canceled) {
        this.status = status;
        this.task = task;
        this.canceled = canceled;
        task.start();
    }

    @Override
    public void update(long done, long total, String message) {
        long now = System.nanoTime();
        if (now - last < INTERVAL && done < total) {
            return;
        }
        last = now;
        String text = isCanceled() ? "Canceling..." : message + timeLeft(done, total, now - start);
        task.setProgressMaximum(total);
        task.setProgressValue(done);
        task.setStatusMessage(text);
        // The status bar counts in integers.
        status.showStatus((int) (1000 * done / Math.max(1, total)), 1000, text);
    }

    static String timeLeft(long done, long total, long nanos) {
        if (done <= 0 || done >= total || nanos < SETTLED) {
            return "";
        }
        long seconds = Math.round((double) nanos / done * (total - done) / TimeUnit.SECONDS.toNanos(1));
        return seconds < 60 ? ", " + seconds + " s left" : ", " + seconds / 60 + " min " + seconds % 60 + " s left";
    }

    @Override
    public boolean isCanceled() {
        return canceled.getAsBoolean() || task.isCanceled();
    }

    @Override
    public void close() {
        task.finish();
        status.showProgress(0, 0);
    }
}
