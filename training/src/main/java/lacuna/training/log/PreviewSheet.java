package lacuna.training.log;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.training.data.TrainingBatch;

/**
 * A PNG to look at: one row a sample, from left to right the image with its hole in a flat colour, each fill, and the truth.
 */
public final class PreviewSheet {
    private static final int GAP = 2;
    private static final int PLANES = 3;
    private static final int[] HOLE_COLOUR = {255, 0, 160};
    private static final int PAPER = 255;

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
        int pitch = batch.size() + GAP;
        int width = (fills.size() + 2) * pitch - GAP;
        int height = shown * pitch - GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = sheet.getRaster();
        int[] paper = new int[width * height * PLANES];
        Arrays.fill(paper, PAPER);
        raster.setPixels(0, 0, width, height, paper);
        for (int n = 0; n < shown; n++) {
            put(raster, 0, n * pitch, batch, batch.truth(), n, true);
            for (int i = 0; i < fills.size(); i++) {
                put(raster, (i + 1) * pitch, n * pitch, batch, fills.get(i), n, false);
            }
            put(raster, (fills.size() + 1) * pitch, n * pitch, batch, batch.truth(), n, false);
        }
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(sheet, "png", out)) {
                throw new IOException("This Java cannot write PNG files.");
            }
        });
    }

    private static void put(WritableRaster raster, int left, int top, TrainingBatch batch, float[] values, int n,
                            boolean holes) {
        int size = batch.size();
        int area = size * size;
        int[] pixels = new int[area * PLANES];
        for (int i = 0; i < area; i++) {
            boolean covered = holes && batch.hole()[n * area + i] > 0.5f;
            for (int c = 0; c < PLANES; c++) {
                pixels[i * PLANES + c] = covered ? HOLE_COLOUR[c] : level(values[(n * PLANES + c) * area + i]);
            }
        }
        raster.setPixels(left, top, size, size, pixels);
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, (value + 1) / 2)) * 255);
    }
}
