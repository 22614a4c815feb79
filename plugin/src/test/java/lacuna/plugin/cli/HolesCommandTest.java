package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolesCommandTest {

    @TempDir
    private Path folder;
    private Path images;
    private Path mask;

    @BeforeEach
    void drawImages() throws IOException {
        images = Files.createDirectory(folder.resolve("images"));
        Pictures.tiff(images.resolve("a.tif"), Pictures.sixteenBits(1));
        Pictures.tiff(images.resolve("b.tif"), Pictures.sixteenBits(2));
        mask = Pictures.mask(folder.resolve("mask, of 1:2.png"));
    }

    @Test
    void theSheetIsDrawnFromOwnDefectsWhereverTheyAre() throws IOException {
        Path sheet = folder.resolve("sheet.png");
        Shell shell = Shell.run("holes", "--images", images, "--defects", mask, "--holes", "defects:2,scratch", "--out", sheet,
            "--crop", 32, "--count", 7);
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.out().contains("Own defects: 1 defect of 42 to 42 pixels (median 42) on 1 image, of which they cover 2.2 %."),
            shell.out());
        assertEquals(6 * 34 - 2, ImageIO.read(sheet.toFile()).getWidth());
        assertEquals(2 * 34 - 2, ImageIO.read(sheet.toFile()).getHeight());
    }

    @Test
    void aTrainingTakesThem() throws IOException {
        Path out = folder.resolve("own.lacuna.zip");
        Shell shell = Shell.run("train", "deepgin", "--images", images, "--out", out, "--defects", mask, "--preset", "tiny", "--crop",
            32, "--batch", 2, "--steps", 1, "--device", "cpu");
        assertEquals(0, shell.code(), shell.err());
        assertTrue(Files.size(out) > 0);
    }

    @Test
    void whatCannotBeDrawnIsSaid() {
        Path sheet = folder.resolve("sheet.png");
        complains(1, "Which defects are the holes to be drawn from\\?.*", "--images", images, "--holes", "defects", "--out", sheet);
        complains(1, "There are no masks called 'cloud'.*", "--images", images, "--holes", "cloud", "--out", sheet);
        complains(1, "The mask .*absent.png cannot be used.*", "--images", images, "--defects", folder.resolve("absent.png"), "--out",
            sheet);
        complains(2, "A sheet of 0 crops.*", "--images", images, "--count", 0, "--out", sheet);
        complains(1, ".*cannot be written.*", "--images", images, "--out", folder.resolve("absent/sheet.png"));
        assertFalse(Files.exists(sheet));
        Shell prior = Shell.run("train", "stylegan2", "--images", images, "--out", folder.resolve("p.lacuna.zip"), "--defects", mask);
        assertTrue(prior.err().contains("There is no setting defects of stylegan2"), prior.err());
    }

    private static void complains(int code, String pattern, Object... options) {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = "holes";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Shell shell = Shell.run(arguments);
        assertEquals(code, shell.code(), shell.toString());
        assertTrue(shell.err().strip().matches("(?s)lacuna: " + pattern), shell.err());
    }
}
