package lacuna.plugin.hole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lacuna.plugin.convert.HoleImages;
import lacuna.plugin.convert.RoiHoles;
import lacuna.training.masks.DefectMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectsTest {

    private static final int WIDTH = 90;
    private static final int HEIGHT = 70;

    @TempDir
    private Path folder;

    private static List<Roi> rois() {
        Line scratch = new Line(70, 5, 80, 60);
        scratch.setStrokeWidth(3);
        return List.of(new OvalRoi(10, 12, 15, 9), new Roi(40, 30, 6, 20), scratch, new PointRoi(30, 60));
    }

    private static ImagePlus mask() {
        ImagePlus image = IJ.createImage("mask", "8-bit black", WIDTH, HEIGHT, 1);
        ImagePlus mask = HoleImages.emptyLike(image, "mask");
        HoleImages.mark(mask, 1, new RoiHoles(image, rois()).hole(1));
        return mask;
    }

    private Path zip(String name, List<Roi> rois) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < rois.size(); i++) {
                zip.putNextEntry(new ZipEntry(i + ".roi"));
                zip.write(RoiEncoder.saveAsByteArray(rois.get(i)));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static void assertSame(DefectMasks expected, DefectMasks actual) {
        assertEquals(expected.description(), actual.description());
        for (int seed = 0; seed < 20; seed++) {
            assertArrayEquals(expected.sample(64, 48, new SplittableRandom(seed)), actual.sample(64, 48, new SplittableRandom(seed)));
        }
    }

    @Test
    void roiSetsDrawWhatMasksOfTheSameShapesDo() throws IOException {
        DefectMasks ofMask = ofMask(mask());
        assertTrue(ofMask.description().startsWith("4 defects"), ofMask.description());
        Path png = folder.resolve("mask.png");
        new FileSaver(mask()).saveAsPng(png.toString());
        assertSame(ofMask, read(List.of(png)));

        Path images = Files.createDirectories(folder.resolve("set"));
        new FileSaver(IJ.createImage("image", "16-bit ramp", WIDTH, HEIGHT, 1)).saveAsTiff(images.resolve("a.b.tif").toString());
        assertSame(ofMask, read(List.of(zip("set/a.b.zip", rois()))));
        assertSame(ofMask, read(List.of(images)));

        ImagePlus open = IJ.createImage("image", "16-bit ramp", WIDTH, HEIGHT, 1);
        assertSame(ofMask, of(open, HoleSources.rois(open, rois())));
        assertSame(ofMask, of(open, HoleSources.mask(open, mask())));
    }

    /** ImageJ's binary images may be stored either way round; their values count, as they do for a fill. */
    @Test
    void masksFromImageJAreReadByTheirValues() throws IOException {
        ImagePlus mask = mask();
        Path plain = folder.resolve("plain.tif");
        new FileSaver(mask).saveAsTiff(plain.toString());
        mask.getProcessor().invertLut();
        Path inverted = folder.resolve("inverted.tif");
        new FileSaver(mask).saveAsTiff(inverted.toString());
        assertSame(ofMask(mask()), read(List.of(plain)));
        assertSame(ofMask(mask()), read(List.of(inverted)));
    }

    @Test
    void everyPlaneOfAMaskAndEveryPlaneThatSelectionsNameCounts() throws IOException {
        ImageStack planes = new ImageStack(40, 40);
        for (int i = 0; i < 3; i++) {
            ByteProcessor plane = new ByteProcessor(40, 40);
            plane.set(10 * i + 5, 7, 255);
            planes.addSlice(plane);
        }
        DefectMasks stack = ofMask(new ImagePlus("stack", planes));
        assertTrue(stack.description().startsWith("3 defects of 1 to 1 pixels (median 1) on 3 images"), stack.description());
        Path file = folder.resolve("stack.tif");
        new FileSaver(new ImagePlus("stack", planes)).saveAsTiffStack(file.toString());
        assertSame(stack, read(List.of(file)));

        Roi first = new Roi(5, 5, 4, 4);
        first.setPosition(1);
        Roi third = new Roi(8, 8, 4, 4);
        third.setPosition(3);
        DefectMasks rois = read(List.of(zip("planes.zip", List.of(first, third))));
        assertTrue(rois.description().startsWith("2 defects of 16 to 16 pixels (median 16) on 2 images"), rois.description());
        Roi hyper = new Roi(5, 5, 4, 4);
        hyper.setPosition(2, 3, 2);
        assertTrue(read(List.of(zip("hyper.zip", List.of(first, hyper)))).description().startsWith("2 defects"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertMessage("There are neither masks nor selections in the folder " + empty
                + ": put masks (PNG, TIFF) or ROI files (.roi, .zip) there.", empty);
        Path junk = Files.writeString(folder.resolve("junk.roi"), "junk");
        assertTrue(message(junk).contains("no ImageJ selection") || message(junk).contains("damaged"), message(junk));
        Path nothing = zip("nothing.zip", List.of());
        assertMessage("There is no selection in " + nothing + ": save selections from ImageJ's ROI Manager.", nothing);
        Path absent = folder.resolve("absent.zip");
        assertMessage("There is no file " + absent + ".", absent);
        Path outside = zip("outside.zip", List.of(new Roi(-20, -20, 5, 5)));
        assertMessage("There is no defect in " + outside + ": paint the defects white, or give selections that lie in the image.",
                outside);
        zip("beside.zip", rois());
        Files.writeString(folder.resolve("beside.png"), "junk");
        assertTrue(message(folder.resolve("beside.zip")).matches("The size of .*beside.png.* cannot be read .*: save the image again,.*"));
    }

    private static void assertMessage(String expected, Path place) {
        assertEquals(expected, message(place));
    }

    private static String message(Path place) {
        return assertThrows(Exception.class, () -> read(List.of(place))).getMessage();
    }

    private static DefectMasks read(List<Path> places) throws IOException {
        return new DefectMasks(Defects.pages(places));
    }

    private static DefectMasks ofMask(ImagePlus mask) {
        return new DefectMasks(Defects.pages(mask));
    }

    private static DefectMasks of(ImagePlus image, HoleSource source) {
        return new DefectMasks(Defects.pages(image, source));
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        Path saved = folder.resolve("saved");
        Defects.save(Defects.pages(mask()), saved);
        Defects.save(Defects.pages(mask()), saved);
        assertSame(ofMask(mask()), read(List.of(saved)));
    }
}
