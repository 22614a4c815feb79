package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.plugin.CheckCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** The check of a fill as scripts, macros and the dialog run it. */
class CheckCommandTest {

    private static final Path MACRO = Path.of("../../macros/05_check_fill.ijm");
    private static final Path SAMPLES = Path.of("../../sample-data");

    private final FijiStandIn fiji = FijiStandIn.get();

    @TempDir
    private Path folder;

    private Module run(ImagePlus image, Map<String, Object> more) throws Exception {
        Map<String, Object> inputs = new HashMap<>(Map.of("model", "biharmonic", "tests", 2));
        inputs.putAll(more);
        if (image != null) {
            inputs.put("image", image);
        }
        Context context = fiji.context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(CheckCommand.class), true, inputs).get();
    }

    private String reason(ImagePlus image, Map<String, Object> more) throws Exception {
        Module module = run(image, more);
        assertNull(module.getOutput("verdict"));
        assertNull(module.getOutput("picture"));
        return ((Cancelable) module).getCancelReason();
    }

    @Test
    void theVerdictThePictureAndTheTableComeOut() throws Exception {
        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 7, 6);
        Path csv = folder.resolve("errors.csv");
        Module module = run(image, Map.of("csv", csv.toString()));
        assertNull(((Cancelable) module).getCancelReason());
        String verdict = (String) module.getOutput("verdict");
        assertTrue(verdict.startsWith("Expect an error of about "), verdict);
        ImagePlus picture = (ImagePlus) module.getOutput("picture");
        assertEquals("noise-check", picture.getTitle());
        assertEquals(24, picture.getBitDepth());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(4, lines.size());
        assertTrue(lines.get(3).startsWith("all,84,"), lines.get(3));
        assertEquals(0, Pixels.countDifferences(Runs.noise("16-bit", 4), image));
    }

    @Test
    void whatCannotBeCheckedIsSaid() throws Exception {
        ImagePlus image = Runs.noise("8-bit", 1);
        assertEquals("There is no image: open one, and draw a selection around what is missing.", reason(null, Map.of()));
        assertEquals("There is no selection in \"noise\": draw one around the missing part, or choose another source of the hole.",
                reason(image, Map.of()));
        image.setRoi(20, 15, 7, 6);
        assertEquals("A check of 0 tests says nothing: choose 1 or more.", reason(image, Map.of("tests", 0)));
        assertTrue(reason(image, Map.of("model", "magic")).startsWith("There is no model \"magic\""));
        assertEquals("There is no device \"tpu\": choose one of auto, cpu, gpu.", reason(image, Map.of("device", "tpu")));
        assertTrue(reason(image, Map.of("csv", "/no/such/folder/errors.csv")).contains("cannot be written to"));
        image.setRoi(5, 5, 60, 40);
        assertEquals("The known part of the image has no place for a hole of this shape (60 x 40 pixels, and known pixels around):"
                + " check the fill on a larger image of the same kind, or with a smaller hole.", reason(image, Map.of()));
    }

    @Test
    void theMacroSavesTableAndPicture() throws Exception {
        Path csv = folder.resolve("errors of it.csv");
        Path picture = folder.resolve("tests.png");
        fiji.runMacroFile(MACRO, SAMPLES.resolve("hyperstack.tif") + ";" + SAMPLES.resolve("hyperstack.roi") + ";" + csv + ";" + picture);
        assertEquals(6, Files.readAllLines(csv).size());
        ImagePlus tests = IJ.openImage(picture.toString());
        assertEquals(24, tests.getBitDepth());
        assertEquals(4 * 66 - 2, tests.getHeight());
    }

    @Test
    void aRecordedLineGivesTheSameFigures() throws Exception {
        ImagePlus image = Runs.noise("8-bit", 3);
        image.setRoi(20, 15, 7, 6);
        Path first = folder.resolve("first.csv");
        String line = fiji.record("Check Fill...", image, Map.of("model", "harmonic", "tests", 3, "seed", 9L, "csv", first.toString()));
        String recorded = Files.readString(first);
        Files.delete(first);
        image.show();
        fiji.runMacro("selectImage('noise');" + line + "close('*');", "");
        assertEquals(recorded, Files.readString(first));
    }
}
