package lacuna.training.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lacuna.ops.mask.Hole;
import lacuna.training.masks.DefectMasks;
import lacuna.training.masks.DefectPage;

/**
 * Masks that say where images have defects: PNG or TIFF, also stacks, of any depth; every sample that is not zero is a defect. Not
 * JPEG, whose zeros are not. Under a colour table of 256 entries, which is how ImageJ stores how it shows a mask (black on white,
 * say), the values count; in a smaller one, which is a palette, every colour but black.
 */
public final class MaskFiles {

    private static final int COLOURS = 3;
    private static final int RGB = 0xffffff;
    private static final int TABLE = 256;

    private MaskFiles() { }

    /** The image files of a folder by name, those in its sub-folders as well. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
                .filter(file -> ImageFolder.isImage(file.toString())).sorted().toList();
        }
    }

    /**
     * Masks of the user's own defects, for recipes.
     *
     * @param defects a file, or a folder of them; null: none, and null is returned
     * @throws IOException as of {@link #read}
     */
    public static DefectMasks masks(Path defects) throws IOException {
        if (defects == null) {
            return null;
        }
        List<DefectPage> pages = new ArrayList<>();
        for (Path file : in(defects)) {
            pages.addAll(read(file));
        }
        return new DefectMasks(pages);
    }

    /** The same in words, to end a sentence of a model's card; empty without defects. */
    public static String inWords(Path defects) {
        try {
            DefectMasks own = masks(defects);
            return own == null ? "" : "; holes also drawn from " + own.description();
        } catch (IOException e) {
            return "; holes also drawn from own defects"; // whose masks are no longer there to be described
        }
    }

    /**
     * The pages of a file.
     *
     * @throws IOException if it cannot be read, or is a JPEG; the message says what to do
     */
    public static List<DefectPage> read(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.jpe?g")) {
            throw new IOException("The mask " + file + " is a JPEG, in which black is not quite zero: save it as PNG or TIFF.");
        }
        List<Hole> holes;
        try {
            holes = PictureReader.read(file, MaskFiles::hole);
        } catch (IOException unreadable) {
            throw new IOException("The mask " + file + " cannot be used, because " + unreadable.getMessage()
                + ": give a PNG or TIFF image, not zero where a defect is.", unreadable);
        }
        List<DefectPage> pages = new ArrayList<>();
        for (Hole hole : holes) {
            String page = holes.size() == 1 ? "" : "#" + (pages.size() + 1);
            pages.add(new DefectPage(file + page, hole));
        }
        return pages;
    }

    private static Hole hole(BufferedImage mask) {
        Raster raster = mask.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        boolean[] missing = new boolean[width * height];
        boolean palette = mask.getColorModel() instanceof IndexColorModel table && table.getMapSize() < TABLE;
        // The last of two or four bands is transparency.
        int bands = raster.getNumBands() >= COLOURS ? COLOURS : 1;
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            for (int band = 0; band < bands && !palette; band++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, band, row);
                for (int x = 0; x < width; x++) {
                    missing[y * width + x] |= row[x] != 0;
                }
            }
            for (int x = 0; x < width && palette; x++) {
                missing[y * width + x] = (mask.getRGB(x, y) & RGB) != 0;
            }
        }
        return Hole.of(missing, width, height);
    }
}
