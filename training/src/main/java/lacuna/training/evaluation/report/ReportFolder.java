package lacuna.training.evaluation.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param replace whether a report that is there may be replaced
     * @throws IOException if the folder cannot be made or written to, or holds a report already
     */
    public static ReportFolder open(Path folder, boolean replace) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file: give the name of a folder for the report.");
        }
        for (String name : List.of(PAGE, SAMPLES, MEANS, TABLES)) {
            if (!replace && Files.exists(folder.resolve(name))) {
                throw new IOException("The folder " + folder + " holds a report already (" + name
                        + "): choose another folder, or allow to replace it.");
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder " + folder + " cannot be made: choose a place that you may write to.", e);
        }
        AtomicFile.check(folder.resolve(PAGE));
        return new ReportFolder(folder);
    }

    /** The page to look at. */
    public Path page() {
        return folder.resolve(PAGE);
    }

    /** Writes all files, each complete or not at all. */
    public void write(EvaluationReport report) throws IOException {
        text(SAMPLES, CsvTables.samples(report));
        text(MEANS, CsvTables.means(report));
        text(TABLES, MarkdownTables.of(report, Grouping.values()));
        AtomicFile.write(page(), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            HtmlReport.write(report, writer);
            writer.flush();
        });
    }

    private void text(String name, String text) throws IOException {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
