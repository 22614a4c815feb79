package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.RunRecord;
import lacuna.plugin.cli.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Several fills of one hole from the command line, by a network that learned nothing. */
class DiverseFilesTest {

    @TempDir
    private Path folder;
    private Path image;
    private Path mask;
    private String out;
    private String err;

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.resolve("models").toString());
        Samplers.bring(folder.resolve("models"), "many");
        image = folder.resolve("image.tif");
        new FileSaver(Runs.noise("16-bit", 4)).saveAsTiff(image.toString());
        ImagePlus hole = IJ.createImage("mask", "8-bit black", 80, 60, 1);
        hole.getProcessor().setValue(255);
        hole.getProcessor().fillOval(20, 15, 14, 13);
        mask = folder.resolve("mask.png");
        new FileSaver(hole).saveAsPng(mask.toString());
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
    }

    private int run(String command, Object... options) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int code = line.execute(Stream.concat(Stream.of(command), Stream.of(options).map(Object::toString))
                .toArray(String[]::new));
        out = output.toString();
        err = errors.toString().strip();
        return code;
    }

    private static ImagePlus open(Path file) {
        return IJ.openImage(file.toString());
    }

    @Test
    void fillsAndMapsAreWritten() {
        Path stack = folder.resolve("stack.tif");
        Path mean = folder.resolve("mean.tif");
        Path deviation = folder.resolve("deviation.tif");
        Path band = folder.resolve("band.tif");
        assertEquals(0, run("diverse", image, "--mask", mask, "--model", "many", "--count", 3, "--seed", 4, "--truncation", 0.9,
                "--out", stack, "--mean", mean, "--deviation", deviation, "--band", band, "--device", "cpu"), () -> err);
        assertTrue(out.matches("(?s).*stack\\.tif: Made 3 fills of \\d\\.\\d\\d % of the image with many on cpu\\s*"), out);
        ImagePlus fills = open(stack);
        assertEquals(3, fills.getStackSize());
        assertEquals("seed 6", fills.getStack().getSliceLabel(3));
        assertEquals("0.9", RunRecord.of(fills).orElseThrow().planes().get(2).provenance().parameters().get("truncation"));
        for (int i = 1; i <= 3; i++) {
            ImagePlus fill = new ImagePlus("", fills.getStack().getProcessor(i));
            assertEquals(0, Pixels.countDifferencesWhereBlack(open(mask), open(image), fill));
            assertTrue(Pixels.countDifferences(open(image), fill) > 100);
        }
        float first = fills.getStack().getProcessor(1).getf(26, 20);
        float second = fills.getStack().getProcessor(2).getf(26, 20);
        float third = fills.getStack().getProcessor(3).getf(26, 20);
        assertEquals((first + second + third) / 3, open(mean).getProcessor().getf(26, 20), 0.01);
        assertEquals(0, open(deviation).getProcessor().getf(2, 2));
        assertEquals(2, open(band).getStackSize());
        assertTrue(open(deviation).getStatistics().max > 0);
        assertEquals("5 %", open(band).getStack().getSliceLabel(1));
    }

    @Test
    void aPathIsWritten() {
        Path stack = folder.resolve("path.tif");
        assertEquals(0, run("interpolate", image, "--mask", mask, "--from", 1, "--to", 2, "--steps", 3, "--out", stack),
                () -> err);
        assertEquals("seed 1 to 2: 0.500", open(stack).getStack().getSliceLabel(3));
        assertEquals("seed 2", open(stack).getStack().getSliceLabel(5));
    }

    @Test
    void aFillIsEdited() {
        Path plain = folder.resolve("plain.tif");
        Path same = folder.resolve("same.tif");
        Path edited = folder.resolve("edited.png");
        assertEquals(0, run("inpaint", image, "--mask", mask, "--model", "many", "--out", plain), () -> err);
        assertEquals(0, run("edit", image, "--mask", mask, "--strengths", "1: 0", "--out", same), () -> err);
        assertEquals(0, run("edit", image, "--mask", mask, "--strengths", "1: 2, 2: -1", "--styles", "0..3", "--out", edited),
                () -> err);
        assertTrue(out.matches("(?s).*edited\\.png: Filled .* with many on cpu\\s*"), out);
        assertEquals(0, Pixels.countDifferences(open(plain), open(same)));
        assertTrue(Pixels.countDifferences(open(plain), open(edited)) > 50);
        assertEquals(0, Pixels.countDifferencesWhereBlack(open(mask), open(image), open(edited)));
        Path whole = folder.resolve("whole.tif");
        assertEquals(0, run("edit", image, "--mask", mask, "--strengths", "1: 2", "--whole", "--out", whole), () -> err);
        assertTrue(out.matches("(?s).*whole\\.tif: Filled .* and changed another .* with many on cpu\\s*"), out);
        assertTrue(Pixels.countDifferencesWhereBlack(open(mask), open(image), open(whole)) > 50);
        complains(1, "There is no direction \"hue\".*", "edit", image, "--mask", mask, "--strengths", "hue: 1", "--out", same);
        complains(2, "The styles \"3\" are no range: .*", "edit", image, "--mask", mask, "--strengths", "1: 1", "--styles", "3",
                "--out", same);
    }

    @Test
    void whatCannotBeDoneIsSaidAndNothingIsWritten() throws IOException {
        Path stack = folder.resolve("stack.tif");
        complains(2, "Missing required option: '--out=TIF'.*", "diverse", image, "--mask", mask);
        complains(2, "The output .*stack.png must end in .tif or .tiff.*", "diverse", image, "--mask", mask, "--out",
                folder.resolve("stack.png"));
        complains(2, "The output would overwrite the input .*", "diverse", image, "--mask", mask, "--out", image);
        complains(2, "Two outputs would be written to .*stack.tif.*", "diverse", image, "--mask", mask, "--out", stack, "--mean",
                stack);
        complains(2, "The hole cannot be grown by -1.*", "diverse", image, "--mask", mask, "--out", stack, "--grow", -1);
        complains(2, "There is no device \"abacus\".*", "diverse", image, "--mask", mask, "--out", stack, "--device", "abacus");
        complains(2, "One fill has no standard deviation.*", "diverse", image, "--mask", mask, "--out", stack, "--count", 1,
                "--deviation", folder.resolve("d.tif"));
        complains(1, "1001 fills cannot be made.*", "diverse", image, "--mask", mask, "--out", stack, "--count", 1001);
        complains(1, "What is missing in image.tif\\?.*", "diverse", image, "--out", stack);
        complains(1, "The model harmonic makes one fill of a hole only: choose one of diverse-em-64, many\\.", "diverse", image,
                "--mask", mask, "--out", stack, "--model", "harmonic");
        complains(1, "Both fills have the seed 3.*", "interpolate", image, "--mask", mask, "--from", 3, "--to", 3, "--out",
                stack);
        complains(1, "Several fills are made of one plane at a time, but the hole lies in 2 planes.*", "diverse",
                twoPlanes(), "--mask", mask, "--out", stack);
        Samplers.bring(folder.resolve("models"), "more");
        complains(1, "Several models can make several fills of one hole: choose one of diverse-em-64, many, more\\.", "diverse",
                image, "--mask", mask, "--out", stack);
        assertFalse(Files.exists(stack));
    }

    private Path twoPlanes() {
        Path file = folder.resolve("two.tif");
        new FileSaver(IJ.createImage("two", "16-bit ramp", 80, 60, 2)).saveAsTiffStack(file.toString());
        return file;
    }

    private void complains(int code, String pattern, String command, Object... options) {
        assertEquals(code, run(command, options), () -> err);
        assertTrue(err.matches("(?s)lacuna: " + pattern), err);
    }
}
