package lacuna.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.training.log.CsvLog;
import lacuna.training.log.TrainingCurve;

/** Writes what a run does into its work folder: {@code losses.csv}, {@code validation.csv} and their curves. */
final class RunLog implements TrainingListener, AutoCloseable {

    private static final String LOSSES = "losses.csv";
    private static final String FIGURES = "validation.csv";

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
        lossLog = CsvLog.open(work.resolve(LOSSES), losses, done);
        validationLog = CsvLog.open(work.resolve(FIGURES), validation.figures(), done);
    }

    /** What the chart of losses shows: the columns of each log. */
    static Map<Path, List<String>> lossCurves(Path work, List<String> losses, Validation validation) {
        Map<Path, List<String>> columns = new LinkedHashMap<>();
        columns.put(work.resolve(LOSSES), losses.subList(0, 2));
        if (!validation.losses().isEmpty()) {
            columns.put(work.resolve(FIGURES), validation.losses());
        }
        return columns;
    }

    /** What the chart of figures shows: the columns of the log. */
    static Map<Path, List<String>> figureCurves(Path work, Validation validation) {
        return Map.of(work.resolve(FIGURES), validation.curve());
    }

    @Override
    public void stepped(long step, long steps, Map<String, Double> values) {
        append(lossLog, step, losses, values);
    }

    @Override
    public void validated(long step, ValidationReport report) {
        append(validationLog, step, validation.figures(), report.figures());
        try {
            TrainingCurve.write(lossCurves(work, losses, validation), work.resolve("losses.png"));
            TrainingCurve.write(figureCurves(work, validation), work.resolve("validation.png"));
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
