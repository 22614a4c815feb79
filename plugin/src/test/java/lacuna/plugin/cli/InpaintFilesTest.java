package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InpaintFilesTest {

    @TempDir
    private Path folder;
    private Path mask;

    @BeforeEach
    void mask() throws IOException {
        mask = Pictures.mask(folder.resolve("mask.png"));
    }

    @Test
    void tiffKeepsItsBitsItsCalibrationAndItsInfo() throws IOException {
        ImagePlus image = Pictures.sixteenBits(1);
        image.getCalibration().setUnit("um");
        image.getCalibration().pixelWidth = 0.25;
        image.setProperty("Info", "taken by nobody");
        Path input = Pictures.tiff(folder.resolve("in.tif"), image);
        byte[] before = Files.readAllBytes(input);
        Path output = folder.resolve("out.tif");

        Shell shell = Shell.run("inpaint", input, "--mask", mask, "--out", output, "--provenance", folder.resolve("p.json"),
            "--preview", folder.resolve("p.png"));

        assertEquals(0, shell.code(), shell.err());
        assertEquals("", shell.err());
        assertTrue(shell.out().startsWith(output + ": Filled"), shell.out());
        ImagePlus filled = IJ.openImage(output.toString());
        assertEquals(16, filled.getBitDepth());
        assertOnlyHoleChanged(image.getProcessor(), filled.getProcessor());
        Calibration calibration = filled.getCalibration();
        assertEquals(0.25, calibration.pixelWidth, 1e-12);
        assertTrue(filled.getInfoProperty().startsWith("taken by nobody"), filled.getInfoProperty());
        assertTrue(Files.readString(folder.resolve("p.json")).contains("\"model\": \"auto\""));
        assertEquals(2 * Pictures.WIDTH + 8, ImageIO.read(folder.resolve("p.png").toFile()).getWidth());
        assertArrayEquals(before, Files.readAllBytes(input));
    }

    @Test
    void everyPlaneOfAHyperstackIsFilledAndKeepsItsPlace() {
        ImageStack stack = new ImageStack(Pictures.WIDTH, Pictures.HEIGHT);
        for (int i = 0; i < 12; i++) {
            stack.addSlice("plane " + i, Pictures.noise(new ByteProcessor(Pictures.WIDTH, Pictures.HEIGHT), 256, i));
        }
        ImagePlus image = new ImagePlus("stack", stack);
        image.setDimensions(2, 3, 2);
        image.setOpenAsHyperStack(true);
        Path input = Pictures.tiff(folder.resolve("in.tif"), image);

        assertEquals(0, Shell.run("inpaint", input, "--mask", mask, "--out", folder.resolve("out.tif")).code());

        ImagePlus filled = IJ.openImage(folder.resolve("out.tif").toString());
        assertArrayEquals(new int[] {Pictures.WIDTH, Pictures.HEIGHT, 2, 3, 2}, filled.getDimensions());
        for (int i = 1; i <= 12; i++) {
            assertOnlyHoleChanged(stack.getProcessor(i), filled.getStack().getProcessor(i));
            assertEquals("plane " + (i - 1), filled.getStack().getSliceLabel(i));
        }
    }

    @Test
    void missingNumbersAreFilled() {
        FloatProcessor pixels = new FloatProcessor(Pictures.WIDTH, Pictures.HEIGHT);
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            boolean missing = Pictures.missing(i % Pictures.WIDTH, i / Pictures.WIDTH);
            pixels.setf(i, missing ? Float.NaN : i * 0.37f);
        }
        Path input = Pictures.tiff(folder.resolve("in.tif"), new ImagePlus("nan", pixels));

        assertEquals(0, Shell.run("inpaint", input, "--nan", "--out", folder.resolve("out.tif")).code());

        ImageProcessor filled = IJ.openImage(folder.resolve("out.tif").toString()).getProcessor();
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            assertTrue(Float.isFinite(filled.getf(i)));
        }
        assertOnlyHoleChanged(pixels, filled);
    }

    @Test
    void selectionsComeFromFilesAndFromTheImageItself() throws IOException {
        Roi roi = new Roi(20, 15, 7, 6);
        byte[] bytes = RoiEncoder.saveAsByteArray(roi);
        Path single = Files.write(folder.resolve("hole.roi"), bytes);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("0001.roi"));
            zip.write(bytes);
        }
        Path set = Files.write(folder.resolve("holes.zip"), packed.toByteArray());
        ImagePlus image = Pictures.sixteenBits(2);
        Path plain = Pictures.tiff(folder.resolve("plain.tif"), image);
        image.setRoi(roi);
        Path selected = Pictures.tiff(folder.resolve("selected.tif"), image);

        assertEquals(0, Shell.run("inpaint", plain, "--roi", single, "--out", folder.resolve("1.tif")).code());
        assertEquals(0, Shell.run("inpaint", plain, "--roi", set, "--out", folder.resolve("2.tif")).code());
        assertEquals(0, Shell.run("inpaint", selected, "--out", folder.resolve("3.tif")).code());
        assertEquals(0, Shell.run("inpaint", plain, "--mask", mask, "--out", folder.resolve("4.tif")).code());

        Object expected = IJ.openImage(folder.resolve("4.tif").toString()).getProcessor().getPixels();
        for (String name : new String[] {"1.tif", "2.tif", "3.tif"}) {
            ImagePlus filled = IJ.openImage(folder.resolve(name).toString());
            assertArrayEquals((short[]) expected, (short[]) filled.getProcessor().getPixels(), name);
        }
        assertEquals(roi.getBounds(), IJ.openImage(folder.resolve("3.tif").toString()).getRoi().getBounds());
    }

    @Test
    void valuesInARangeAndBurntPixelsAreFilled() {
        ImagePlus image = new ImagePlus("burnt", Pictures.noise(new ByteProcessor(Pictures.WIDTH, Pictures.HEIGHT), 200, 3));
        image.getProcessor().setValue(255);
        image.getProcessor().fill(new Roi(20, 15, 7, 6));
        Path input = Pictures.tiff(folder.resolve("in.tif"), image);
        for (String[] hole : new String[][] {{"--saturated"}, {"--threshold=250..255"}}) {
            assertEquals(0, Shell.run("inpaint", input, hole[0], "--out", folder.resolve("out.tif")).code());
            ImageProcessor filled = IJ.openImage(folder.resolve("out.tif").toString()).getProcessor();
            assertOnlyHoleChanged(image.getProcessor(), filled);
            assertTrue(filled.getStats().max < 255);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void pngKeepsItsDepthItsTransparencyAndEveryKnownPixel(int type) throws IOException {
        BufferedImage picture = Pictures.picture(type, 5);
        Path input = folder.resolve("in.png");
        Path output = folder.resolve("out.png");
        ImageIO.write(picture, "png", input.toFile());

        Shell shell = Shell.run("inpaint", input, "--mask", mask, "--out", output);

        assertEquals(0, shell.code(), shell.err());
        BufferedImage filled = ImageIO.read(output.toFile());
        int bits = Math.max(8, picture.getSampleModel().getSampleSize(0));
        assertEquals(bits, filled.getSampleModel().getSampleSize(0));
        assertEquals(picture.getRaster().getNumBands(), filled.getRaster().getNumBands());
        for (int y = 0; y < Pictures.HEIGHT; y++) {
            for (int x = 0; x < Pictures.WIDTH; x++) {
                int[] before = picture.getRaster().getPixel(x, y, (int[]) null);
                int[] after = filled.getRaster().getPixel(x, y, (int[]) null);
                if (!Pictures.missing(x, y)) {
                    assertArrayEquals(before, after);
                } else if (before.length == 4) {
                    assertEquals(before[3], after[3], "transparency");
                }
            }
        }
        assertTrue(new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1).contains("iTXtLacuna"));
    }

    @Test
    void jpegIsReadAndWrittenWithoutLoss() throws IOException {
        Path input = folder.resolve("in.jpg");
        ImageIO.write(Pictures.picture(BufferedImage.TYPE_INT_RGB, 6), "jpg", input.toFile());
        assertEquals(0, Shell.run("inpaint", input, "--mask", mask, "--out", folder.resolve("out.png")).code());
        assertEquals(0, Shell.run("inpaint", input, "--mask", mask, "--out", folder.resolve("out.tif")).code());
        ImageProcessor before = new ImagePlus("", ImageIO.read(input.toFile())).getProcessor();
        for (String name : new String[] {"out.png", "out.tif"}) {
            ImageProcessor after = IJ.openImage(folder.resolve(name).toString()).getProcessor();
            for (int i = 0; i < before.getPixelCount(); i++) {
                if (!Pictures.missing(i % Pictures.WIDTH, i / Pictures.WIDTH)) {
                    assertEquals(before.get(i) & 0xffffff, after.get(i) & 0xffffff);
                }
            }
        }
    }

    @Test
    void tiffOfOnePlaneCanBecomeAPng() {
        ImagePlus image = Pictures.sixteenBits(7);
        Path input = Pictures.tiff(folder.resolve("in.tif"), image);
        assertEquals(0, Shell.run("inpaint", input, "--mask", mask, "--out", folder.resolve("out.png")).code());
        assertOnlyHoleChanged(image.getProcessor(), IJ.openImage(folder.resolve("out.png").toString()).getProcessor());
    }

    @Test
    void previewsOfLargeImagesAreSmall() throws IOException {
        ImagePlus wide = new ImagePlus("wide", Pictures.noise(new ByteProcessor(2500, 2), 256, 9));
        wide.setRoi(new Roi(100, 0, 5, 2));
        Path input = Pictures.tiff(folder.resolve("wide.tif"), wide);
        Path preview = folder.resolve("preview.png");
        assertEquals(0, Shell.run("inpaint", input, "--out", folder.resolve("out.tif"), "--preview", preview).code());
        assertEquals(2 * 833 + 8, ImageIO.read(preview.toFile()).getWidth());
        assertEquals(1, ImageIO.read(preview.toFile()).getHeight());
    }

    @Test
    void sameSeedSameBytes() throws IOException {
        Path input = Pictures.tiff(folder.resolve("in.tif"), Pictures.sixteenBits(8));
        for (String name : new String[] {"a.tif", "b.tif"}) {
            assertEquals(0, Shell.run("inpaint", input, "--mask", mask, "--seed", 5, "--out", folder.resolve(name)).code());
        }
        ImageProcessor a = IJ.openImage(folder.resolve("a.tif").toString()).getProcessor();
        ImageProcessor b = IJ.openImage(folder.resolve("b.tif").toString()).getProcessor();
        assertArrayEquals((short[]) a.getPixels(), (short[]) b.getPixels());
    }

    private static void assertOnlyHoleChanged(ImageProcessor before, ImageProcessor after) {
        assertEquals(before.getBitDepth(), after.getBitDepth());
        int changed = 0;
        for (int i = 0; i < before.getPixelCount(); i++) {
            if (Pictures.missing(i % Pictures.WIDTH, i / Pictures.WIDTH)) {
                changed += before.get(i) != after.get(i) ? 1 : 0;
            } else {
                assertEquals(before.get(i), after.get(i), "pixel " + i);
            }
        }
        assertNotEquals(0, changed);
    }
}
