package lacuna.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.training.log.CsvLog;
import lacuna.training.log.TrainingCurve;

/** Writes what a run does into its work folder: {@code losses.csv}, {@code validation.csv} and their curves. */
final class RunLog implements TrainingListener, AutoCloseable {

    private static final List<String> LOSSES = List.of(
            "loss", "reconstruction", "relative", "adversarial", "perceptual", "style", "variation", "discriminator", "norm");
    private static final List<String> MEANS = List.of("psnr.mean", "smooth.mean");

    private final Path work;
    private final CsvLog losses;
    private final CsvLog validation;
    private final List<String> scores;

    /**
     * @param kinds of holes in the validation
     * @param done steps done before; what an interrupted run logged after them is forgotten
     */
    RunLog(Path work, List<String> kinds, long done) throws IOException {
        this.work = work;
        scores = columns(kinds);
        losses = CsvLog.open(work.resolve("losses.csv"), LOSSES, done);
        validation = CsvLog.open(work.resolve("validation.csv"), scores, done);
    }

    private static List<String> columns(List<String> kinds) {
        List<String> columns = new ArrayList<>();
        List<String> all = new ArrayList<>(List.of("mean"));
        all.addAll(kinds);
        all.forEach(kind -> columns.addAll(
                List.of("psnr." + kind, "smooth." + kind, "ssim." + kind, "l1." + kind, "features." + kind)));
        return columns;
    }

    @Override
    public void stepped(long step, long steps, Map<String, Double> values) {
        append(losses, step, LOSSES, values);
    }

    @Override
    public void validated(long step, ValidationReport report) {
        append(validation, step, scores, report.row());
        try {
            TrainingCurve.write(work.resolve("losses.csv"), work.resolve("losses.png"), List.of("loss", "reconstruction"));
            TrainingCurve.write(work.resolve("validation.csv"), work.resolve("validation.png"), MEANS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(CsvLog log, long step, List<String> columns, Map<String, Double> values) {
        try {
            log.append(step, columns.stream().mapToDouble(name -> values.getOrDefault(name, Double.NaN)).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        losses.close();
        validation.close();
    }
}
