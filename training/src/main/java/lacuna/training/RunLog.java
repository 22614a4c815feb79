package lacuna.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.training.log.CsvLog;
import lacuna.training.log.TrainingCurve;

/** Writes what a run does into its work folder: {@code losses.csv}, {@code validation.csv} and their curves. */
final class RunLog implements TrainingListener, AutoCloseable {

    private final Path work;
    private final List<String> losses;
    private final Validation validation;
    private final CsvLog lossLog;
    private final CsvLog validationLog;

    /** @param done steps done before; what an interrupted run logged after them is forgotten */
    RunLog(Path work, List<String> losses, Validation validation, long done) throws IOException {
        this.work = work;
        this.losses = losses;
        this.validation = validation;
        lossLog = CsvLog.open(work.resolve("losses.csv"), losses, done);
        validationLog = CsvLog.open(work.resolve("validation.csv"), validation.figures(), done);
    }

    @Override
    public void stepped(long step, long steps, Map<String, Double> values) {
        append(lossLog, step, losses, values);
    }

    @Override
    public void validated(long step, ValidationReport report) {
        append(validationLog, step, validation.figures(), report.figures());
        try {
            TrainingCurve.write(work.resolve("losses.csv"), work.resolve("losses.png"), losses.subList(0, 2));
            TrainingCurve.write(work.resolve("validation.csv"), work.resolve("validation.png"),
                    validation.curve());
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
        lossLog.close();
        validationLog.close();
    }
}
