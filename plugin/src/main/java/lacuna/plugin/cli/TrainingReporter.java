package lacuna.plugin.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import lacuna.training.TrainingListener;
import lacuna.training.ValidationReport;

/** Says on the error stream how a training goes: a bar on a terminal, a line for each validation. */
final class TrainingReporter implements TrainingListener, AutoCloseable {

    private final PrintWriter out;
    private final ConsoleProgress bar;

    TrainingReporter(PrintWriter out) {
        this.out = out;
        this.bar = new ConsoleProgress(out);
    }

    @Override
    public void message(String text) {
        bar.close();
        out.println(text);
    }

    @Override
    public void stepped(long step, long steps, Map<String, Double> losses) {
        double loss = losses.getOrDefault("loss", losses.getOrDefault("discriminator", Double.NaN));
        bar.update(step, steps, String.format(Locale.ROOT, "step %d of %d, loss %.4f", step, steps, loss));
    }

    @Override
    public void validated(long step, ValidationReport report) {
        message("Step " + step + ": " + report.sentence() + ".");
    }

    @Override
    public void close() {
        bar.close();
    }
}
