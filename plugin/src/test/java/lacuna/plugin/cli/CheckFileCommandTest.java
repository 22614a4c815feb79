package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class CheckFileCommandTest {

    @TempDir
    private Path folder;
    private Path image;
    private Path mask;

    @BeforeEach
    void drawImages() throws IOException {
        image = Pictures.tiff(folder.resolve("image.tif"), Pictures.sixteenBits(1));
        mask = Pictures.mask(folder.resolve("mask.png"));
    }

    @Test
    void theTableIsPrintedAndWrittenAndTheImageLeftAlone() throws IOException {
        byte[] before = Files.readAllBytes(image);
        Path csv = folder.resolve("errors.csv");
        Path picture = folder.resolve("tests.png");
        Shell shell = Shell.run("check", image, "--mask", mask, "--model", "harmonic", "--tests", 3, "--csv", csv, "--picture", picture);
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.out().startsWith("Expect an error of about "), shell.out());
        assertEquals(4, shell.out().lines().filter(line -> line.matches("\\| (test \\d|all) \\|.*")).count(), shell.out());
        assertEquals(5, Files.readAllLines(csv).size());
        assertEquals(3 * 66 - 2, ImageIO.read(picture.toFile()).getHeight());
        assertArrayEquals(before, Files.readAllBytes(image));

        String first = Files.readString(csv);
        Shell.run("check", image, "--mask", mask, "--model", "harmonic", "--tests", 3, "--csv", csv);
        assertEquals(first, Files.readString(csv));
    }

    @Test
    void whatCannotBeCheckedIsSaid() {
        complains(1, "What is missing in image.tif\\?.*", image);
        complains(2, "There is no model \"magic\".*", image, "--mask", mask, "--model", "magic");
        complains(2, "The hole cannot be grown by -1.*", image, "--mask", mask, "--grow", -1);
        complains(1, "A check of 0 tests says nothing.*", image, "--mask", mask, "--tests", 0);
        complains(2, "The output would overwrite the input.*", image, "--mask", mask, "--csv", image);
        complains(1, ".*cannot be written.*", image, "--mask", mask, "--csv", folder.resolve("absent/errors.csv"));
        complains(1, "The known part of the image has no place for a hole of this shape.*", image, "--mask", mask, "--grow", 10);
        assertFalse(Files.exists(folder.resolve("absent")));
    }

    private static void complains(int code, String pattern, Object... options) {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = "check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Shell shell = Shell.run(arguments);
        assertEquals(code, shell.code(), shell.toString());
        assertTrue(shell.err().strip().matches("(?s)lacuna: " + pattern), shell.err());
    }
}
