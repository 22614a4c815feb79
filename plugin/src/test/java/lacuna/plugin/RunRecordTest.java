package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import lacuna.ops.ProgressListener;
import lacuna.plugin.hole.HoleSources;
import org.junit.jupiter.api.Test;

class RunRecordTest {

    @Test
    void infoKeepsWhatItSaidAndEveryRun() {
        ImagePlus image = IJ.createImage("scan.tif", "16-bit ramp", 40, 20, 1);
        image.setProperty("Info", "shelf mark: Ms. 7\n");
        image.setRoi(5, 5, 4, 10);
        ImagePlus once = fill(image, 1).filled();
        once.setRoi(20, 5, 4, 4);
        InpaintedImage twice = fill(once, 2);

        String info = twice.filled().getInfoProperty();
        assertTrue(info.startsWith("shelf mark: Ms. 7\n\nLacuna"));
        assertTrue(info.startsWith(once.getInfoProperty().stripTrailing()));
        assertEquals(twice.record(), RunRecord.of(twice.filled()).orElseThrow());
        assertEquals(2, twice.record().planes().get(0).provenance().seed());
        assertEquals("scan.tif", RunRecord.of(once).orElseThrow().image());
        assertEquals("Filled 2.00 % of the image with harmonic on cpu", twice.record().summary());
        assertTrue(RunRecord.of(image).isEmpty());
    }

    private static InpaintedImage fill(ImagePlus image, long seed) {
        InpaintSettings settings = InpaintSettings.DEFAULTS.withModel("harmonic").withSeed(seed);
        return new InpaintTool(settings, ProgressListener.NONE).fill(image, HoleSources.selection(image));
    }
}
