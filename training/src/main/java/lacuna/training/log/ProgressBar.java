package lacuna.training.log;

import java.time.Duration;
import java.util.Locale;

/** One line of text that shows how far a run is. */
public final class ProgressBar {
    private static final int CELLS = 24;

    private ProgressBar() { }

    /**
     * For example {@code [############------------]  50 %  1000/2000  4.0/s  4 min 10 s left}.
     *
     * @param first   steps that were done before the time began to run, as in a resumed run
     * @param done    steps done now, the first ones included
     * @param total   steps of the whole run
     * @param elapsed time since the run began or was resumed
     * @return no line break; without speed and time left as long as nothing can be known of them
     */
    public static String line(long first, long done, long total, Duration elapsed) {
        double share = total > 0 ? Math.max(0, Math.min(1, (double) done / total)) : 1;
        int filled = (int) Math.floor(share * CELLS);
        String bar = "[" + "#".repeat(filled) + "-".repeat(CELLS - filled) + "]";
        String line = String.format(Locale.ROOT, "%s %3d %%  %d/%d", bar, (int) Math.floor(share * 100), done, total);
        double seconds = elapsed.toNanos() / 1e9;
        if (done <= first || seconds <= 0) {
            return line;
        }
        double speed = (done - first) / seconds;
        long left = Math.round(Math.max(0, total - done) / speed);
        return line + String.format(Locale.ROOT, speed >= 1 ? "  %.1f/s" : "  %.3f/s", speed) + "  " + words(left) + " left";
    }

    private static String words(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
