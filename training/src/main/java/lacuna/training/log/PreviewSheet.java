package lacuna.training.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.training.data.TrainingBatch;

/**
 * A PNG to look at: one row a sample, from left to right the image with its hole in a flat colour, each fill, and the truth.
 */
public final class PreviewSheet {

    static final int[] HOLE_COLOUR = {255, 0, 160};

    private PreviewSheet() { }

    /**
     * Writes the sheet; an existing file is replaced when the new one is complete.
     *
     * @param rows  how many samples at most
     * @param fills each (N, 3, S, S) in [-1, 1], as the batch's truth; beyond is clipped
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, TrainingBatch batch, int rows, List<float[]> fills) throws IOException {
        for (float[] fill : fills) {
            if (fill.length != batch.truth().length) {
                throw new IllegalArgumentException("A fill of " + fill.length + " values does not fit a batch of "
                    + batch.truth().length + ".");
            }
        }
        int shown = Math.max(1, Math.min(rows, batch.count()));
        Sheet sheet = new Sheet(fills.size() + 2, shown, batch.size());
        for (int n = 0; n < shown; n++) {
            sheet.put(0, n, batch.truth(), n, batch.hole(), HOLE_COLOUR);
            for (int i = 0; i < fills.size(); i++) {
                sheet.put(i + 1, n, fills.get(i), n, null);
            }
            sheet.put(fills.size() + 1, n, batch.truth(), n, null);
        }
        sheet.write(file);
    }
}
