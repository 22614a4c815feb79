package lacuna.plugin.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.LUT;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class ImageCopiesTest {

    @Test
    void aHyperstackKeepsEverythingThatBelongsToIt() {
        ImagePlus plain = IJ.createHyperStack("cells", 20, 10, 2, 3, 4, 16);
        CompositeImage image = new CompositeImage(plain, CompositeImage.COMPOSITE);
        image.setChannelLut(LUT.createLutFromColor(Color.MAGENTA), 2);
        image.setPosition(2, 1, 1);
        image.setDisplayRange(100, 900);
        image.setPosition(1, 3, 2);
        image.getStack().setSliceLabel("first plane", 1);
        image.getStack().getProcessor(5).set(3, 4, 777);
        decorate(image);
        image.setRoi(1, 1, 5, 5);

        ImagePlus copy = ImageCopies.copy(image, "cells-filled");
        assertArrayEquals(image.getDimensions(), copy.getDimensions());
        assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) copy).getMode());
        assertEquals(image.getLuts()[1], copy.getLuts()[1]);
        assertEquals(900, copy.getLuts()[1].max);
        assertEquals("first plane", copy.getStack().getSliceLabel(1));
        assertEquals(777, copy.getStack().getProcessor(5).get(3, 4));
        assertNotSame(image.getStack().getPixels(5), copy.getStack().getPixels(5));
        assertEquals(image.getCurrentSlice(), copy.getCurrentSlice());
        assertDecorated(copy);
        assertNull(copy.getRoi());
        assertEquals(5, image.getRoi().getBounds().width, "the input keeps its selection");
    }

    @Test
    void compositesKeepTheirDimensions() {
        for (int[] size : new int[][] {{1, 1, 1}, {1, 3, 1}, {1, 1, 4}, {1, 3, 4}, {2, 1, 1}, {7, 2, 1}}) {
            ImagePlus plain = IJ.createHyperStack("cells", 20, 10, size[0], size[1], size[2], 16);
            CompositeImage image = new CompositeImage(plain, CompositeImage.COLOR);
            image.setDimensions(size[0], size[1], size[2]);
            image.setChannelLut(LUT.createLutFromColor(Color.CYAN), 1);
            image.setDisplayRange(5, 50);
            ImagePlus copy = ImageCopies.copy(image, "cells-filled");
            assertArrayEquals(image.getDimensions(), copy.getDimensions());
            assertEquals(image.isHyperStack(), copy.isHyperStack());
            assertEquals(image.getLuts()[0], copy.getLuts()[0]);
            assertEquals(50, copy.getDisplayRangeMax());
        }
    }

    @Test
    void singleImagesKeepTableRangeAndProperties() {
        for (String type : new String[] {"8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp"}) {
            ImagePlus image = IJ.createImage("scan", type, 256, 30, 1);
            decorate(image);
            if (image.getType() != ImagePlus.COLOR_RGB) {
                image.getProcessor().setColorModel(LutLoader.getLut("fire"));
                image.setDisplayRange(0.25, 0.75);
            }
            ImagePlus copy = ImageCopies.copy(image, "scan-filled");
            assertEquals(image.getBitDepth(), copy.getBitDepth());
            assertEquals(image.getDisplayRangeMin(), copy.getDisplayRangeMin());
            assertEquals(image.getDisplayRangeMax(), copy.getDisplayRangeMax());
            assertEquals(image.getProcessor().getColorModel(), copy.getProcessor().getColorModel());
            assertDecorated(copy);
        }
    }

    @Test
    void aThresholdIsNotCopiedIntoTheColours() {
        ImagePlus image = IJ.createImage("scan", "8-bit ramp", 256, 30, 1);
        LUT before = image.getProcessor().getLut();
        IJ.setThreshold(image, 100, 200);
        ImagePlus copy = ImageCopies.copy(image, "scan-filled");
        assertEquals(before, copy.getProcessor().getLut());
        assertEquals(ImagePlus.GRAY8, copy.getType());
        assertEquals(100, image.getProcessor().getMinThreshold(), "the input keeps its threshold");
    }

    @Test
    void holesHaveTheGeometryOfTheImage() {
        ImagePlus image = IJ.createHyperStack("cells", 20, 10, 2, 3, 4, 32);
        decorate(image);
        image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {1, 2}, "OD");
        ImagePlus holes = HoleImages.emptyLike(image, "holes");
        assertArrayEquals(image.getDimensions(), holes.getDimensions());
        assertEquals(8, holes.getBitDepth());
        assertEquals(0.25, holes.getCalibration().pixelWidth);
        assertEquals(0, holes.getCalibration().getCValue(0));
    }

    private static void decorate(ImagePlus image) {
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = 0.25;
        calibration.setUnit("um");
        calibration.zOrigin = 2;
        calibration.frameInterval = 1.5;
        image.setProperty("Info", "objective: 63x");
        image.setProp("operator", "AB");
        image.setOverlay(new Overlay(new Roi(2, 2, 3, 3)));
    }

    private static void assertDecorated(ImagePlus copy) {
        assertEquals(0.25, copy.getCalibration().pixelWidth);
        assertEquals("\u00b5m", copy.getCalibration().getUnit());
        assertEquals(2, copy.getCalibration().zOrigin);
        assertEquals(1.5, copy.getCalibration().frameInterval);
        assertEquals("objective: 63x", copy.getInfoProperty());
        assertEquals("AB", copy.getProp("operator"));
        assertEquals(1, copy.getOverlay().size());
    }
}
