package lacuna.plugin.cli;

import java.io.PrintWriter;
import java.util.Locale;
import lacuna.ops.ProgressListener;

/** One line on a terminal that shows how far a run is and how long it may still take; nothing where nobody looks. */
final class ConsoleProgress implements ProgressListener, AutoCloseable {

    /** Set by the start script, since Java cannot tell where its error stream goes. */
    static final String TERMINAL = "lacuna.terminal";
    private static final int BAR = 24;
    private static final long PAUSE = 100_000_000;

    private final PrintWriter out;
    private final boolean shown;
    private long start;
    private long first = Long.MAX_VALUE;
    private long last;
    private int length;

    ConsoleProgress(PrintWriter out) {
        this.out = out;
        this.shown = Boolean.getBoolean(TERMINAL);
    }

    @Override
    public void update(long done, long total, String message) {
        long now = System.nanoTime();
        if (!shown || total <= 0 || now - last < PAUSE && done < total) {
            return;
        }
        if (done < first) {
            // A resumed run begins in the middle.
            start = now;
            first = done;
        }
        last = now;
        double part = Math.min(1, (double) done / total);
        int filled = (int) Math.round(BAR * part);
        double seconds = (now - start) * 1e-9 * (total - done) / Math.max(1, done - first);
        String left = done > first && done < total ? ", " + words(Math.round(seconds)) + " left" : "";
        String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
        print(String.format(Locale.ROOT, "[%s] %3.0f %%  %s%s", bar, 100 * part, message, left));
    }

    private static String words(long seconds) {
        return seconds < 100 ? seconds + " s" : seconds < 6000 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private void print(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (length > 0) {
            print("");
            out.print("\r");
            out.flush();
            length = 0;
        }
    }
}
