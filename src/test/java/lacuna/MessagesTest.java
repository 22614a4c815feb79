package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import java.util.HashMap;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.plugin.InpaintCommand;
import org.junit.jupiter.api.Test;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** What goes wrong is said in one sentence that helps, and nothing is left behind. */
class MessagesTest {

    private final ImagePlus image = IJ.createImage("scan.tif", "8-bit ramp", 40, 30, 1);

    @Test
    void noImage() {
        assertEquals("There is no image: open one, and draw a selection around what is missing.", run(Map.of()));
        assertMessage("The image is empty (0 x 0 pixels): check that the title given as image=[...] is that of an open"
                + " image.", Map.of("image", new ImagePlus()));
    }

    @Test
    void selections() {
        assertMessage("There is no selection in \"scan.tif\": draw one around the missing part, or choose another source of"
                + " the hole.", Map.of());
        image.setRoi(new Roi(100, 100, 5, 5));
        assertMessage("The selection contains no pixel of the image, or belongs to planes that the image does not have: draw"
                + " one around the missing part.", Map.of());
        image.setRoi(0, 0, 40, 30);
        assertMessage("The selection covers the whole image: leave some known pixels to look at.", Map.of());
        image.setRoi(1, 1, 30, 28);
        assertMessage("The selection, grown by 20 pixels, covers the whole image: leave some known pixels to look at.",
                Map.of("grow", 20));
        assertMessage("The hole cannot be grown by -1 pixels: give 0 or more.", Map.of("grow", -1));
    }

    @Test
    void otherSources() {
        assertMessage("There is no source of holes \"clouds\": choose one of selection, overlay, manager, mask, threshold,"
                + " nan, saturated.", Map.of("hole", "clouds"));
        assertMessage("\"scan.tif\" has no overlay: add selections to it with Image > Overlay, or choose another source of"
                + " the hole.", Map.of("hole", "overlay"));
        assertMessage("The ROI Manager has no selections: add some with Add [t], or choose another source of the hole.",
                Map.of("hole", "manager"));
        assertMessage("No threshold is set on \"scan.tif\": set one with Image > Adjust > Threshold, or give a range of"
                + " values, as in 250..255.", Map.of("hole", "threshold"));
        assertMessage("\"bright\" is no range of values: write lower..upper, as in 250..255.",
                Map.of("hole", "threshold", "range", "bright"));
        assertMessage("The range 9.0..3.0 holds no value: give the lower limit first, as in 0..20.",
                Map.of("hole", "threshold", "range", "9..3"));
        assertMessage("No pixel has a value from 300.0 to 400.0: change the range.",
                Map.of("hole", "threshold", "range", "300..400"));
        assertMessage("Only 32-bit images have pixels that are not a number (NaN), and \"scan.tif\" has 8 bits: choose"
                + " another source of the hole.", Map.of("hole", "nan"));
        assertMessage("No pixel is saturated: choose another source of the hole.", Map.of("hole", "saturated"));
    }

    @Test
    void masks() {
        assertMessage("Which image is the mask? Give its title, e.g. mask=[scan mask.png].", Map.of("hole", "mask"));
        assertMessage("No image \"gone\" is open: open the mask first, and give its title.",
                Map.of("hole", "mask", "mask", "gone"));
        FijiStandIn.get().runMacro(
                "newImage('small', '8-bit black', 10, 10, 1); newImage('black', '8-bit black', 40, 30, 1);", "");
        assertMessage("The mask \"small\" (10 x 10 pixels) and the image (40 x 30) differ in size: use a mask made for this"
                + " image.",
                Map.of("hole", "mask", "mask", "small"));
        assertMessage("The mask \"black\" is black: paint what is missing white.", Map.of("hole", "mask", "mask", "black"));
    }

    @Test
    void modelsAndDevices() {
        image.setRoi(5, 5, 5, 5);
        String message = message(Map.of("model", "magic"));
        assertTrue(message.startsWith("There is no model \"magic\": choose one of auto, harmonic, biharmonic"), message);
        assertMessage("There is no device \"tpu\": choose one of auto, cpu, gpu.", Map.of("device", "tpu"));
    }

    @Test
    void aRecordThatCannotBeWritten() {
        image.setRoi(5, 5, 5, 5);
        String file = "/no/such/folder/record.json";
        assertMessage("The record cannot be written to " + file + ": choose a file in a folder that you may write to.",
                Map.of("sidecar", file));
    }

    @Test
    void neighbourhoodsWithoutNumbers() {
        ImagePlus empty = IJ.createImage("nan", "32-bit black", 20, 20, 1);
        empty.getProcessor().add(Double.NaN);
        empty.setRoi(5, 5, 5, 5);
        String message = message(Map.of("image", empty, "model", "harmonic"));
        assertTrue(message.contains("number"), message);
    }

    private void assertMessage(String expected, Map<String, Object> inputs) {
        assertEquals(expected, message(inputs));
    }

    private String message(Map<String, Object> inputs) {
        Map<String, Object> all = new HashMap<>(inputs);
        all.putIfAbsent("image", image);
        return run(all);
    }

    private static String run(Map<String, Object> inputs) {
        Context context = FijiStandIn.get().context();
        try {
            Module module = context.service(ModuleService.class)
                    .run(context.service(CommandService.class).getCommand(InpaintCommand.class), true, inputs).get();
            assertNull(module.getOutput("filled"));
            assertNull(module.getOutput("holemask"));
            return ((Cancelable) module).getCancelReason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
