package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.util.Map;
import java.util.Random;
import lacuna.legacy.FijiStandIn;
import lacuna.ops.Provenance;
import lacuna.plugin.InpaintCommand;
import lacuna.plugin.RunRecord;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Runs the command as scripts do, on images of noise. */
final class Runs {

    private Runs() { }

    /** The filled image. */
    static ImagePlus fill(Map<String, Object> inputs) throws Exception {
        return (ImagePlus) runModule(inputs).getOutput("filled");
    }

    static Module runModule(Map<String, Object> inputs) throws Exception {
        Context context = FijiStandIn.get().context();
        // The CommandService gives no result for commands whose choices change.
        Module module = context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(InpaintCommand.class), true, inputs).get();
        assertNull(((Cancelable) module).getCancelReason());
        return module;
    }

    static ImagePlus noise(String type, int seed) {
        ImagePlus image = IJ.createImage("noise", type + " black", 80, 60, 1);
        Random random = new Random(seed);
        ImageProcessor pixels = image.getProcessor();
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            if (pixels instanceof FloatProcessor) {
                pixels.setf(i, (float) random.nextGaussian());
            } else {
                pixels.set(i, random.nextInt() & (type.equals("RGB") ? 0xffffff : type.equals("8-bit") ? 0xff : 0xffff));
            }
        }
        return image;
    }

    static Provenance provenance(ImagePlus filled) {
        return RunRecord.of(filled).orElseThrow().planes().get(0).provenance();
    }

    static void assertOnlyHoleChanged(ImagePlus image, ImagePlus filled) {
        assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, filled));
        assertTrue(Pixels.countDifferences(image, filled) > 0);
    }
}
