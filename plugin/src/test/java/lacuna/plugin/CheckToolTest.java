package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.awt.Point;
import java.util.List;
import lacuna.ops.ProgressListener;
import lacuna.ops.check.CheckResult;
import lacuna.ops.check.NoRoomException;
import lacuna.plugin.hole.HoleSources;
import lacuna.plugin.samples.MicrographGenerator;
import org.junit.jupiter.api.Test;

class CheckToolTest {

    private static final InpaintSettings SETTINGS = InpaintSettings.DEFAULTS.withModel("biharmonic").withSeed(3);

    private static ImagePlus micrograph(long seed) {
        return new ImagePlus("section.tif", new MicrographGenerator(seed).electron(200, 160).getProcessor());
    }

    private static CheckedImage check(ImagePlus image, int tests) {
        return new CheckTool(SETTINGS, tests, ProgressListener.NONE).check(image, HoleSources.selection(image));
    }

    /** The point of it: what it foretells is what comes true, within a factor that places differ by. */
    @Test
    void theErrorForetoldIsTheErrorMade() {
        double foretold = 0;
        double made = 0;
        for (int seed = 0; seed < 6; seed++) {
            ImagePlus image = micrograph(seed);
            image.setRoi(new OvalRoi(40 + 15 * seed, 60 + 7 * seed, 14, 18));
            foretold += check(image, 6).result().fill().meanAbsolute();
            ImagePlus filled = new InpaintTool(SETTINGS, ProgressListener.NONE).fill(image, HoleSources.selection(image)).filled();
            double sum = 0;
            int count = 0;
            for (Point point : image.getRoi()) {
                sum += Math.abs(filled.getProcessor().get(point.x, point.y) - image.getProcessor().get(point.x, point.y));
                count++;
            }
            made += sum / count;
        }
        assertEquals(1, foretold / made, 0.3);
    }

    @Test
    void errorsAreInCalibratedUnits() {
        ImagePlus image = micrograph(1);
        image.setRoi(new Roi(70, 60, 12, 12));
        CheckedImage grey = check(image, 3);
        assertTrue(grey.verdict().contains(" grey values ("), grey.verdict());
        Calibration calibration = image.getCalibration();
        calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] {-10, 0.01}, "nm");
        CheckedImage height = check(image, 3);
        assertTrue(height.verdict().contains(" nm ("), height.verdict());
        assertEquals(0.01, height.result().fill().meanAbsolute() / grey.result().fill().meanAbsolute(), 1e-5);
        assertEquals(grey.result().fill().relative(), height.result().fill().relative(), 1e-5);
    }

    @Test
    void everyDepthCanBeCheckedAndStaysAsItIs() {
        for (String type : List.of("8-bit", "16-bit", "32-bit", "RGB")) {
            ImageProcessor drawn = micrograph(2).getProcessor();
            ImagePlus image = new ImagePlus(type, switch (type) {
                case "8-bit" -> drawn.convertToByte(true);
                case "32-bit" -> drawn.convertToFloat();
                case "RGB" -> drawn.convertToRGB();
                default -> drawn;
            });
            if (image.getProcessor() instanceof FloatProcessor pixels) {
                pixels.setf(5, 5, Float.NaN);
            }
            image.setRoi(new Roi(70, 60, 12, 12));
            ImageProcessor before = image.getProcessor().duplicate();
            CheckedImage checked = check(image, 2);
            assertEquals(2, checked.result().tests().size(), type);
            assertTrue(checked.result().fill().meanAbsolute() > 0, type);
            assertEquals((type.equals("RGB") ? 3 : 1) * 2 * 144, checked.result().fill().samples());
            assertEquals(2 * 144, checked.result().rows().get(2).figures()[0]);
            for (int i = 0; i < before.getPixelCount(); i++) {
                assertEquals(before.get(i), image.getProcessor().get(i), type);
            }
            assertEquals(6 * 66 - 2, checked.picture().image().getWidth());
        }
    }

    @Test
    void planesOfAStackAreCheckedEachByItself() {
        ImageStack planes = new ImageStack(200, 160);
        for (int i = 0; i < 3; i++) {
            planes.addSlice(micrograph(i).getProcessor());
        }
        ImagePlus stack = new ImagePlus("stack", planes);
        stack.setRoi(new Roi(70, 60, 12, 12));
        CheckResult all = new CheckTool(SETTINGS.withAllPlanes(true), 2, ProgressListener.NONE)
                .check(stack, HoleSources.selection(stack)).result();
        assertEquals(List.of(1, 1, 2, 2, 3, 3), all.tests().stream().map(test -> test.plane()).toList());
        ImagePlus third = micrograph(2);
        third.setRoi(new Roi(70, 60, 12, 12));
        CheckResult alone = check(third, 2).result();
        assertArrayEquals(alone.rows().get(1).figures(), all.rows().get(5).figures());
    }

    /** A plane whose hole leaves no room does not keep the others from being checked. */
    @Test
    void aPlaneWithoutRoomIsSaidByTheShare() {
        ImageStack planes = new ImageStack(200, 160);
        planes.addSlice(micrograph(0).getProcessor());
        planes.addSlice(micrograph(1).getProcessor());
        ImagePlus stack = new ImagePlus("stack", planes);
        Roi small = new Roi(70, 60, 10, 10);
        small.setPosition(1);
        Roi large = new Roi(10, 10, 150, 140);
        large.setPosition(2);
        CheckTool tool = new CheckTool(SETTINGS, 2, ProgressListener.NONE);
        CheckedImage checked = tool.check(stack, HoleSources.rois(stack, List.of(small, large)));
        assertEquals(2, checked.result().tests().size());
        assertEquals(100.0 / 21_100, checked.result().share(), 1e-9);
        assertTrue(checked.verdict().endsWith("Less than 1 % of the hole found a place to be tested at."), checked.verdict());
        assertThrows(NoRoomException.class, () -> tool.check(stack, HoleSources.rois(stack, List.of(large))));
    }
}
