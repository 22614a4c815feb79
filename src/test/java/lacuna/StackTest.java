package lacuna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.process.ImageProcessor;
import java.util.Map;
import java.util.stream.IntStream;
import lacuna.plugin.RunRecord;
import org.junit.jupiter.api.Test;

/** Which planes of stacks are filled. */
class StackTest {

    @Test
    void aHyperstackIsFilledOnTheCurrentPlaneOrOnAll() throws Exception {
        ImagePlus image = new CompositeImage(IJ.openImage("../../sample-data/hyperstack.tif"), CompositeImage.COMPOSITE);
        image.setPosition(2, 3, 1);
        image.setRoi(30, 30, 9, 9);
        ImagePlus one = Runs.fill(Map.of("image", image, "model", "harmonic"));
        assertArrayEquals(image.getDimensions(), one.getDimensions());
        assertArrayEquals(new int[] {image.getStackIndex(2, 3, 1)}, changedPlanes(image, one));

        ImagePlus all = Runs.fill(Map.of("image", image, "model", "harmonic", "stack", true));
        assertEquals(image.getStackSize(), changedPlanes(image, all).length);
        assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, all));
        assertEquals(image.getStackSize(), RunRecord.of(all).orElseThrow().planes().size());

        Roi positioned = new Roi(30, 30, 9, 9);
        positioned.setPosition(0, 2, 0);
        image.setRoi(positioned);
        ImagePlus slice = Runs.fill(Map.of("image", image, "model", "harmonic"));
        assertEquals(image.getNChannels() * image.getNFrames(), changedPlanes(image, slice).length);
    }

    @Test
    void theSpeckOfTheSampleGoesFromEveryPlane() throws Exception {
        ImagePlus image = IJ.openImage("../../sample-data/hyperstack.tif");
        image.setRoi(RoiDecoder.open("../../sample-data/hyperstack.roi"));
        ImagePlus filled = Runs.fill(Map.of("image", image, "stack", true, "model", "biharmonic"));
        assertArrayEquals(image.getDimensions(), filled.getDimensions());
        assertEquals(image.getCalibration().pixelWidth, filled.getCalibration().pixelWidth);
        assertEquals(image.getStackSize(), changedPlanes(image, filled).length);
        Runs.assertOnlyHoleChanged(image, filled);
    }

    @Test
    void virtualStacksComeIntoMemory() throws Exception {
        VirtualStack planes = new VirtualStack(80, 60) {
            @Override
            public ImageProcessor getProcessor(int n) {
                return Runs.noise("8-bit", n).getProcessor();
            }

            @Override
            public Object getPixels(int n) {
                return getProcessor(n).getPixels();
            }

            @Override
            public int getSize() {
                return 3;
            }
        };
        ImagePlus image = new ImagePlus("virtual", planes);
        image.setRoi(20, 15, 13, 11);
        ImagePlus filled = Runs.fill(Map.of("image", image, "model", "harmonic", "stack", true));
        assertEquals(3, changedPlanes(image, filled).length);
        Runs.assertOnlyHoleChanged(image, filled);
    }

    private static int[] changedPlanes(ImagePlus a, ImagePlus b) {
        return IntStream.rangeClosed(1, a.getStackSize())
                .filter(plane -> Pixels.countDifferences(new ImagePlus("", a.getStack().getProcessor(plane)),
                        new ImagePlus("", b.getStack().getProcessor(plane))) > 0).toArray();
    }
}
