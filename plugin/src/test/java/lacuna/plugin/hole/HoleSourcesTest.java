package lacuna.plugin.hole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.util.List;
import lacuna.ops.mask.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoleSourcesTest {

    @Test
    void aSelectionWithoutPositionIsAboutTheCurrentPlaneOrAll() {
        ImagePlus stack = stack("8-bit");
        stack.setSlice(3);
        stack.setRoi(1, 1, 4, 5);
        HoleSource source = HoleSources.selection(stack);
        assertEquals(List.of(3), source.planes(false));
        assertEquals(List.of(1, 2, 3, 4), source.planes(true));
        assertEquals(20, Masks.count(source.hole(2)));
    }

    @Test
    void positionsWinOverTheCurrentPlane() {
        ImagePlus stack = stack("8-bit");
        Roi positioned = new Roi(1, 1, 4, 5);
        positioned.setPosition(2);
        HoleSource source = HoleSources.rois(stack, List.of(positioned));
        assertEquals(List.of(2), source.planes(false));
        assertEquals(List.of(2), source.planes(true));
        HoleSource mixed = HoleSources.rois(stack, List.of(positioned, new Roi(10, 10, 2, 2)));
        assertEquals(List.of(1, 2), mixed.planes(false));
        assertEquals(24, Masks.count(mixed.hole(2)));
        assertEquals(4, Masks.count(mixed.hole(1)));
    }

    @Test
    void maskStacksServePlaneByPlaneAndSingleMasksAllPlanes() {
        ImagePlus stack = stack("16-bit");
        ImagePlus masks = stack("8-bit");
        masks.getStack().getProcessor(2).set(5, 5, 255);
        HoleSource source = HoleSources.mask(stack, masks);
        assertEquals(0, Masks.count(source.hole(1)));
        assertEquals(1, Masks.count(source.hole(2)));

        ImagePlus single = IJ.createImage("mask", "RGB black", 30, 20, 1);
        single.getProcessor().set(7, 7, 0xffffff);
        HoleSource shared = HoleSources.mask(stack, single);
        assertEquals(1, Masks.count(shared.hole(1)));
        assertEquals(1, Masks.count(shared.hole(4)));
    }

    @Test
    void thresholdsIncludeBothEndsAndJudgeColoursByTheirMean() {
        ImagePlus image = IJ.createImage("grey", "16-bit black", 30, 20, 1);
        ImageProcessor pixels = image.getProcessor();
        pixels.set(0, 0, 100);
        pixels.set(1, 0, 200);
        pixels.set(2, 0, 201);
        assertEquals(2, Masks.count(HoleSources.threshold(image, new Range(100, 200)).hole(1)));
        pixels.setThreshold(150, 300, ImageProcessor.NO_LUT_UPDATE);
        assertEquals(2, Masks.count(HoleSources.threshold(image).hole(1)));

        ImagePlus colours = IJ.createImage("colours", "RGB black", 30, 20, 1);
        colours.getProcessor().set(0, 0, 0xff0000);
        colours.getProcessor().set(1, 0, 0xfafafa);
        assertEquals(1, Masks.count(HoleSources.threshold(colours, new Range(240, 255)).hole(1)));
        assertEquals(1, Masks.count(HoleSources.threshold(colours, new Range(85, 85)).hole(1)));
    }

    @Test
    void saturationIsTheLargestValueOfAnyChannel() {
        ImagePlus grey = IJ.createImage("grey", "16-bit black", 30, 20, 1);
        grey.getProcessor().set(3, 3, 65535);
        grey.getProcessor().set(4, 3, 65534);
        assertEquals(1, Masks.count(HoleSources.saturated(grey).hole(1)));
        ImagePlus colours = IJ.createImage("colours", "RGB black", 30, 20, 1);
        colours.getProcessor().set(0, 0, 0x00ff00);
        assertEquals(1, Masks.count(HoleSources.saturated(colours).hole(1)));
        ImagePlus real = IJ.createImage("real", "32-bit black", 30, 20, 1);
        assertThrows(IllegalArgumentException.class, () -> HoleSources.saturated(real));
        real.getProcessor().setf(3, 3, Float.NaN);
        assertEquals(1, Masks.count(HoleSources.nan(real).hole(1)));
    }

    @Test
    void rangesAreReadAsPeopleWriteThem() {
        assertEquals(new Range(250, 255), Range.parse("250..255"));
        assertEquals(new Range(-1.5, Double.POSITIVE_INFINITY), Range.parse(" -1.5 .. Infinity "));
        assertEquals(new Range(0.5, 2e3), Range.parse(".5..2e3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5..", "..5", "a..b", "5..4", "1,5..2"})
    void otherTextIsNoRange(String text) {
        assertThrows(IllegalArgumentException.class, () -> Range.parse(text));
    }

    private static ImagePlus stack(String type) {
        return IJ.createImage("stack", type + " black", 30, 20, 4);
    }
}
