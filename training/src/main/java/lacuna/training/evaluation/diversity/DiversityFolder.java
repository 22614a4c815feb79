package lacuna.training.evaluation.diversity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.training.evaluation.report.OutputFolder;

/**
 * The folder that a report on many fills is written to: {@code diversity.csv} (means), {@code calibration.csv},
 * {@code calibration.png}, and last {@code diversity.md}, the page to read.
 */
public final class DiversityFolder {

    private static final String PAGE = "diversity.md";
    private static final String MEANS = "diversity.csv";
    private static final String CALIBRATION = "calibration.csv";
    private static final String CURVE = "calibration.png";

    private final OutputFolder folder;

    private DiversityFolder(OutputFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param replace whether a report that is there may be replaced
     * @throws IOException if the folder cannot be made or written to, or holds a report already
     */
    public static DiversityFolder open(Path folder, boolean replace) throws IOException {
        return new DiversityFolder(OutputFolder.open(folder, replace, List.of(PAGE, MEANS, CALIBRATION, CURVE)));
    }

    /** The page to read. */
    public Path page() {
        return folder.file(PAGE);
    }

    /** Writes all files, each complete or not at all. */
    public void write(DiversityReport report) throws IOException {
        folder.write(MEANS, DiversityTables.means(report));
        folder.write(CALIBRATION, DiversityTables.calibration(report));
        folder.write(CURVE, CalibrationChart.png(report));
        folder.write(PAGE, DiversityTables.page(report));
    }
}
