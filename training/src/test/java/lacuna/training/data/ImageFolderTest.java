package lacuna.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path folder;

    @Test
    void greySamplesAreThoseOfTheFile() throws IOException {
        BufferedImage ramp = new BufferedImage(256, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            ramp.getRaster().setSample(x, 1, 0, x);
        }
        write("ramp.png", ramp);
        write("ramp.tif", ramp);
        for (TrainingImage image : ImageFolder.read(folder).images()) {
            assertEquals(1, image.channels());
            for (int x = 0; x < 256; x++) {
                assertEquals(x, image.samples()[256 + x] & 0xFF, image.path());
            }
        }
    }

    @Test
    void colourIsInterleavedRgbAndGreyStoredAsColourIsGrey() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB}) {
            BufferedImage colour = new BufferedImage(3, 2, type);
            colour.setRGB(2, 1, 0xFF0A141E);
            write("colour.png", colour);
            TrainingImage image = ImageFolder.read(folder).images().get(0);
            assertEquals(3, image.channels());
            assertEquals(List.of(10, 20, 30), List.of((int) image.samples()[15], (int) image.samples()[16],
                (int) image.samples()[17]));
            colour.setRGB(2, 1, 0xFF0A0A0A);
            write("colour.png", colour);
            assertEquals(1, ImageFolder.read(folder).images().get(0).channels());
        }
    }

    @Test
    void paletteIsTranslated() throws IOException {
        byte[] red = {0, 100};
        byte[] green = {0, 50};
        byte[] blue = {0, 25};
        BufferedImage palette = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 2, red, green, blue));
        palette.getRaster().setSample(3, 0, 0, 1);
        write("palette.png", palette);
        TrainingImage image = ImageFolder.read(folder).images().get(0);
        assertEquals(3, image.channels());
        assertEquals(List.of(100, 50, 25), List.of((int) image.samples()[9], (int) image.samples()[10],
            (int) image.samples()[11]));
    }

    @Test
    void sixteenBitsAreStretchedWithoutTheTails() throws IOException {
        BufferedImage deep = new BufferedImage(100, 100, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 10000; i++) {
            deep.getRaster().setSample(i % 100, i / 100, 0, 1000 + i / 10);
        }
        deep.getRaster().setSample(99, 99, 0, 65535);
        write("deep.png", deep);
        write("deep.tif", deep);
        for (TrainingImage image : ImageFolder.read(folder).images()) {
            assertEquals(1, image.channels());
            assertEquals(0, image.samples()[0] & 0xFF, 1);
            assertEquals(128, image.samples()[5000] & 0xFF, 2);
            assertEquals(255, image.samples()[9980] & 0xFF, 1);
        }
    }

    @Test
    void pagesOfAStackAreImagesOfOneGroup() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(folder.resolve("stack_1.tif").toFile())) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < 3; page++) {
                writer.writeToSequence(new IIOImage(grey(8, 8), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        List<TrainingImage> images = ImageFolder.read(folder).images();
        assertEquals(List.of("stack_1.tif", "stack_1.tif#2", "stack_1.tif#3"),
            images.stream().map(TrainingImage::path).toList());
        assertEquals(List.of("stack"), images.stream().map(TrainingImage::group).distinct().toList());
    }

    @Test
    void brokenAndForeignFilesAreSkippedWithASentence() throws IOException {
        write("a/good.png", grey(20, 20));
        byte[] bytes = Files.readAllBytes(folder.resolve("a/good.png"));
        Files.write(folder.resolve("a/cut.png"), Arrays.copyOf(bytes, 60));
        Files.writeString(folder.resolve("a/empty.jpg"), "");
        Files.writeString(folder.resolve("a/text.tif"), "no image");
        Files.writeString(folder.resolve("notes.txt"), "notes");
        ImageFolder read = ImageFolder.read(folder);
        assertEquals(List.of("a/good.png"), read.images().stream().map(TrainingImage::path).toList());
        assertEquals(4, read.messages().size(), read.messages().toString());
        for (String name : List.of("notes.txt", "a/cut.png", "a/empty.jpg", "a/text.tif")) {
            assertTrue(read.messages().stream().anyMatch(message -> message.contains(name) && message.endsWith(".")), name);
        }
    }

    @Test
    void listNamesImagesAndTheDomainIsTheFirstFolderThatDiffers() throws IOException {
        write("train/em/x_1.png", grey(9, 9));
        write("train/em/deep/x_2.png", grey(9, 9));
        write("train/maps/y.png", grey(9, 9));
        write("train/maps/unlisted.png", grey(9, 9));
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "train/maps/y.png\n\ntrain/em/x_1.png\ntrain/em/deep/x_2.png\ntrain/em/gone.png\n");
        ImageFolder read = ImageFolder.read(list);
        assertEquals(List.of("maps", "em", "em"), read.images().stream().map(TrainingImage::domain).toList());
        assertTrue(read.messages().get(0).contains("gone.png was skipped: there is no such file"));
        assertEquals(List.of("train/maps/y", "train/em/x", "train/em/deep/x"),
            read.images().stream().map(TrainingImage::group).toList());
    }

    @Test
    void nothingToReadIsAnError() throws IOException {
        assertTrue(assertThrows(IOException.class, () -> ImageFolder.read(folder)).getMessage().contains(folder.toString()));
        assertThrows(IOException.class, () -> ImageFolder.read(folder.resolve("absent")));
        Path groups = Files.writeString(folder.resolve("groups.txt"), "only a path\n");
        IOException unclear = assertThrows(IOException.class, () -> ImageFolder.read(folder, groups));
        assertTrue(unclear.getMessage().startsWith("Line 1"));
    }

    @Test
    void tooManyImagesForTheMemoryAreRefused() throws IOException {
        for (int i = 0; i < 5; i++) {
            write("x" + i + ".png", grey(100, 100));
        }
        assertEquals(5, ImageFolder.read(folder, Groups.byRule(), 50_000).images().size());
        IOException full = assertThrows(IOException.class, () -> ImageFolder.read(folder, Groups.byRule(), 30_000));
        assertTrue(full.getMessage().contains("memory"));
    }

    @Test
    void groupsFileGoesBeforeTheNames() throws IOException {
        write("x_1.png", grey(9, 9));
        write("y_1.png", grey(9, 9));
        Path groups = Files.writeString(folder.resolve("groups.txt"), "x_1.png\tone slide\n");
        assertEquals(List.of("one slide", "y"), ImageFolder.read(folder, groups).images().stream()
            .map(TrainingImage::group).toList());
    }

    private void write(String path, BufferedImage image) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(image, path.substring(path.lastIndexOf('.') + 1), file.toFile()));
    }

    private static BufferedImage grey(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i * 7 % 256);
        }
        return image;
    }
}
