package lacuna.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lacuna.ops.mask.Hole;
import lacuna.training.masks.DefectPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskFilesTest {

    @TempDir
    private Path folder;

    /** A single pixel of 10,000, which a stretch between percentiles would lose. */
    private static BufferedImage mask(int type, int value) {
        BufferedImage mask = new BufferedImage(100, 100, type);
        for (int band = 0; band < Math.min(3, mask.getRaster().getNumBands()); band++) {
            mask.getRaster().setSample(30, 70, band, value);
        }
        return mask;
    }

    @Test
    void whatIsNotZeroIsADefectAtAnyDepth() throws IOException {
        int[][] kinds = {{BufferedImage.TYPE_BYTE_GRAY, 255}, {BufferedImage.TYPE_BYTE_GRAY, 1}, {BufferedImage.TYPE_USHORT_GRAY, 7},
            {BufferedImage.TYPE_BYTE_BINARY, 1}, {BufferedImage.TYPE_3BYTE_BGR, 255}, {BufferedImage.TYPE_4BYTE_ABGR, 9}};
        for (String ending : List.of("png", "tiff")) {
            for (int[] kind : kinds) {
                Path file = folder.resolve("mask" + kind[0] + "." + ending);
                ImageIO.write(mask(kind[0], kind[1]), ending, file.toFile());
                List<DefectPage> pages = MaskFiles.read(file);
                assertEquals(1, pages.size());
                Hole hole = pages.get(0).hole();
                assertEquals(1, hole.count(), file.toString());
                assertTrue(hole.contains(30, 70), file.toString());
            }
        }
    }

    @Test
    void everyPageOfAStackCounts() throws IOException {
        Path file = folder.resolve("stack.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < 3; page++) {
                BufferedImage mask = mask(BufferedImage.TYPE_BYTE_GRAY, 255);
                mask.getRaster().setSample(page, 0, 0, 255);
                writer.writeToSequence(new IIOImage(mask, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        List<DefectPage> pages = MaskFiles.read(file);
        assertEquals(3, pages.size());
        assertEquals(file + "#3", pages.get(2).name());
        assertTrue(pages.get(2).hole().contains(2, 0));
        assertEquals(2, pages.get(1).hole().count());
    }

    @Test
    void foldersAreReadByName() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        for (String name : List.of("c.png", "b/a.png", "a.png")) {
            ImageIO.write(mask(BufferedImage.TYPE_BYTE_GRAY, 255), "png", folder.resolve(name).toFile());
        }
        Files.writeString(folder.resolve("notes.txt"), "no mask");
        Files.writeString(folder.resolve("._a.png"), "of another system");
        assertEquals(List.of(folder.resolve("a.png"), folder.resolve("b/a.png"), folder.resolve("c.png")), MaskFiles.in(folder));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Path jpeg = folder.resolve("mask.JPG");
        ImageIO.write(mask(BufferedImage.TYPE_BYTE_GRAY, 255), "jpg", jpeg.toFile());
        assertMessage("The mask " + jpeg + " is a JPEG, in which black is not quite zero: save it as PNG or TIFF.", jpeg);
        Path junk = Files.writeString(folder.resolve("junk.png"), "junk");
        assertMessage("The mask " + junk + " cannot be used, because it is not a PNG, JPEG or TIFF file that Java can read:"
            + " give a PNG or TIFF image, not zero where a defect is.", junk);
        Path absent = folder.resolve("absent.tif");
        assertMessage("The mask " + absent + " cannot be used, because there is no such file, or it may not be read:"
            + " give a PNG or TIFF image, not zero where a defect is.", absent);
    }

    private static void assertMessage(String expected, Path file) {
        assertEquals(expected, assertThrows(IOException.class, () -> MaskFiles.read(file)).getMessage());
    }
}
