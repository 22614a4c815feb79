package lacuna.training.log;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import lacuna.models.checkpoint.AtomicFile;

/** Square images side by side on white paper, to look at. */
public final class Sheet {

    private static final int GAP = 2;
    private static final int PLANES = 3;
    private static final int PAPER = 255;

    private final int size;
    private final BufferedImage image;

    /** @param size edge of each image in pixels */
    public Sheet(int columns, int rows, int size) {
        this.size = size;
        int width = columns * (size + GAP) - GAP;
        int height = rows * (size + GAP) - GAP;
        image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int[] paper = new int[width * height * PLANES];
        Arrays.fill(paper, PAPER);
        image.getRaster().setPixels(0, 0, width, height, paper);
    }

    /**
     * Puts image {@code n} of a batch at a place.
     *
     * @param batch (N, 3, size, size) in [-1, 1]; beyond is clipped
     * @param hole (N, 1, size, size), pixels to be shown in {@code colour}; null for none
     */
    public void put(int column, int row, float[] batch, int n, float[] hole, int... colour) {
        int area = size * size;
        int[] pixels = new int[area * PLANES];
        for (int i = 0; i < area; i++) {
            boolean covered = hole != null && hole[n * area + i] > 0.5f;
            for (int c = 0; c < PLANES; c++) {
                pixels[i * PLANES + c] = covered ? colour[c] : level(batch[(n * PLANES + c) * area + i]);
            }
        }
        WritableRaster raster = image.getRaster();
        raster.setPixels(column * (size + GAP), row * (size + GAP), size, size, pixels);
    }

    /** The paper with all that was put onto it. */
    public BufferedImage image() {
        return image;
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, (value + 1) / 2)) * 255);
    }

    /**
     * Writes a PNG; an existing file is replaced when the new one is complete.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java cannot write PNG files.");
            }
        });
    }
}
