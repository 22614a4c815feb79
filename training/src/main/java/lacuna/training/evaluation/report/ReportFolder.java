package lacuna.training.evaluation.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.training.evaluation.EvaluationReport;
import lacuna.training.evaluation.Grouping;

/**
 * The folder that a report is written to: {@code samples.csv}, {@code means.csv}, {@code tables.md}, and last
 * {@code report.html}, the page to look at.
 */
public final class ReportFolder {

    private static final String PAGE = "report.html";
    private static final String SAMPLES = "samples.csv";
    private static final String MEANS = "means.csv";
    private static final String TABLES = "tables.md";

    private final OutputFolder folder;

    private ReportFolder(OutputFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param replace whether a report that is there may be replaced
     * @throws IOException if the folder cannot be made or written to, or holds a report already
     */
    public static ReportFolder open(Path folder, boolean replace) throws IOException {
        return new ReportFolder(OutputFolder.open(folder, replace, List.of(PAGE, SAMPLES, MEANS, TABLES)));
    }

    /** The page to look at. */
    public Path page() {
        return folder.file(PAGE);
    }

    /** Writes all files, each complete or not at all. */
    public void write(EvaluationReport report) throws IOException {
        folder.write(SAMPLES, CsvTables.samples(report));
        folder.write(MEANS, CsvTables.means(report));
        folder.write(TABLES, MarkdownTables.of(report, Grouping.values()));
        AtomicFile.write(page(), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            HtmlReport.write(report, writer);
            writer.flush();
        });
    }
}
