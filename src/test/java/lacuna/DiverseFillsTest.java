package lacuna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.models.bundle.ModelZoo;
import lacuna.ops.Provenance;
import lacuna.plugin.DiverseCommand;
import lacuna.plugin.InterpolateCommand;
import lacuna.plugin.RunRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Several fills of one hole in Fiji, by a network that learned nothing. */
class DiverseFillsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void ownModels() throws IOException {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.resolve("models").toString());
        Samplers.bring(folder.resolve("models"), "many");
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
        FijiStandIn.get().runMacro("setBatchMode(false); close('*');", "");
    }

    private static Module run(Class<? extends Command> command, Map<String, Object> inputs) throws Exception {
        Context context = FijiStandIn.get().context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(command), true, inputs).get();
    }

    private static Module fills(ImagePlus image, Object... more) throws Exception {
        Map<String, Object> inputs = new HashMap<>(Map.of("image", image, "device", "cpu"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        Module module = run(DiverseCommand.class, inputs);
        assertNull(((Cancelable) module).getCancelReason());
        return module;
    }

    private static ImagePlus image(Module module, String output) {
        return (ImagePlus) module.getOutput(output);
    }

    private static ImagePlus noise(String type) {
        ImagePlus image = Runs.noise(type, 4);
        image.setRoi(20, 15, 17, 16);
        return image;
    }

    private static ImagePlus slice(ImagePlus stack, int index) {
        return new ImagePlus("", stack.getStack().getProcessor(index).duplicate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-bit", "16-bit", "32-bit", "RGB"})
    void fillsDifferInTheHoleAloneAndTakingOneGivesIt(String type) throws Exception {
        ImagePlus image = noise(type);
        Module module = fills(image, "count", 3, "seed", 5L, "take", "6", "mean", true, "deviation", true, "band", true);
        ImagePlus stack = image(module, "fills");
        assertEquals(List.of("seed 5", "seed 6", "seed 7"), Arrays.asList(stack.getStack().getSliceLabels()).subList(0, 3));
        assertEquals(image.getBitDepth(), stack.getBitDepth());
        for (int i = 1; i <= 3; i++) {
            assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, slice(stack, i)));
            int others = Pixels.countDifferences(slice(stack, i), slice(stack, i % 3 + 1));
            assertTrue(others > 100, type + ": " + others);
        }
        ImagePlus filled = image(module, "filled");
        assertEquals(0, Pixels.countDifferences(slice(stack, 2), filled));
        assertEquals(6, Runs.provenance(filled).seed());
        assertEquals("1.0", Runs.provenance(filled).parameters().get("truncation"));
        assertEquals(0, Pixels.countDifferences(image, Runs.noise(type, 4)));
        assertMaps(stack, image(module, "meanmap"), image(module, "deviationmap"), image(module, "bandmap"));
    }

    /** Against the pixels of the stack, channel by channel. */
    private static void assertMaps(ImagePlus stack, ImagePlus mean, ImagePlus deviation, ImagePlus band) {
        int channels = stack.getBitDepth() == 24 ? 3 : 1;
        assertEquals(channels, mean.getStackSize());
        assertEquals(2 * channels, band.getStackSize());
        Roi hole = new Roi(20, 15, 17, 16);
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < stack.getHeight(); y++) {
                for (int x = 0; x < stack.getWidth(); x++) {
                    double[] values = new double[3];
                    for (int n = 0; n < 3; n++) {
                        values[n] = sample(stack.getStack().getProcessor(n + 1), x, y, c);
                    }
                    Arrays.sort(values);
                    double average = (values[0] + values[1] + values[2]) / 3;
                    double squares = 0;
                    for (double value : values) {
                        squares += Math.pow(value - average, 2);
                    }
                    int inside = hole.contains(x, y) ? 1 : 0;
                    double tolerance = 1e-5 * (1 + Math.abs(average));
                    assertEquals(inside * average, mean.getStack().getProcessor(c + 1).getf(x, y), tolerance);
                    assertEquals(inside * Math.sqrt(squares / 2), deviation.getStack().getProcessor(c + 1).getf(x, y), tolerance);
                    assertEquals(inside * (values[0] + 0.1 * (values[1] - values[0])),
                            band.getStack().getProcessor(c + 1).getf(x, y), tolerance);
                    assertEquals(inside * (values[2] - 0.1 * (values[2] - values[1])),
                            band.getStack().getProcessor(channels + c + 1).getf(x, y), tolerance);
                }
            }
        }
    }

    private static double sample(ImageProcessor plane, int x, int y, int channel) {
        return plane.getNChannels() == 3 ? plane.get(x, y) >> 16 - 8 * channel & 255 : plane.getf(x, y);
    }

    @Test
    void theSameSeedGivesTheSamePixels() throws Exception {
        ImagePlus stack = image(fills(noise("16-bit"), "count", 3, "seed", 1L), "fills");
        ImagePlus alone = image(fills(noise("16-bit"), "count", 1, "seed", 3L, "model", "many"), "fills");
        assertEquals(0, Pixels.countDifferences(slice(stack, 3), alone));
        List<RunRecord.PlaneRecord> records = RunRecord.of(stack).orElseThrow().planes();
        assertEquals(List.of(1L, 2L, 3L), records.stream().map(record -> record.provenance().seed()).toList());
    }

    @Test
    void theTruncationDrawsTheFillsTogether() throws Exception {
        double wide = sum(image(fills(noise("32-bit"), "count", 4, "deviation", true), "deviationmap"));
        double narrow = sum(image(fills(noise("32-bit"), "count", 4, "deviation", true, "truncation", 0.2), "deviationmap"));
        double none = sum(image(fills(noise("32-bit"), "count", 4, "deviation", true, "truncation", 0.0), "deviationmap"));
        assertTrue(0 <= none && none < 0.01 * narrow && narrow < wide, none + ", " + narrow + ", " + wide);
    }

    private static double sum(ImagePlus image) {
        return image.getStatistics().mean * image.getWidth() * image.getHeight();
    }

    @Test
    void mapsAreInTheUnitsOfTheImage() throws Exception {
        ImagePlus image = noise("8-bit");
        image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {100, 2}, "mV");
        Module module = fills(image, "count", 2, "mean", true);
        int first = image(module, "fills").getStack().getProcessor(1).get(25, 20);
        int second = image(module, "fills").getStack().getProcessor(2).get(25, 20);
        ImagePlus mean = image(module, "meanmap");
        assertEquals(100 + first + second, mean.getProcessor().getf(25, 20), 1e-3);
        assertEquals(0, mean.getProcessor().getf(2, 2));
        assertEquals("mV", mean.getCalibration().getValueUnit());
    }

    @Test
    void onePlaneOfAStackIsFilledAndTaken() throws Exception {
        ImagePlus image = IJ.createImage("stack", "8-bit ramp", 80, 60, 3);
        image.setSlice(2);
        image.setRoi(20, 15, 9, 8);
        Module module = fills(image, "count", 2, "take", "1");
        ImagePlus filled = image(module, "filled");
        assertEquals(3, filled.getStackSize());
        assertEquals(0, Pixels.countDifferences(slice(image, 1), slice(filled, 1)));
        assertEquals(0, Pixels.countDifferences(slice(image(module, "fills"), 2), slice(filled, 2)));
        assertTrue(Pixels.countDifferences(slice(image, 2), slice(filled, 2)) > 0);
        assertEquals(2, RunRecord.of(filled).orElseThrow().planes().get(0).plane());
    }

    @Test
    void aPathOfFillsBeginsAndEndsWithTheTwo() throws Exception {
        ImagePlus ends = image(fills(noise("16-bit"), "count", 3), "fills");
        Module module = run(InterpolateCommand.class, Map.of("image", noise("16-bit"), "from", 0L, "to", 2L, "steps", 2));
        ImagePlus path = image(module, "fills");
        assertEquals(List.of("seed 0", "seed 0 to 2: 0.333", "seed 0 to 2: 0.667", "seed 2"),
                Arrays.asList(path.getStack().getSliceLabels()).subList(0, 4));
        assertEquals(0, Pixels.countDifferences(slice(ends, 1), slice(path, 1)));
        assertEquals(0, Pixels.countDifferences(slice(ends, 3), slice(path, 4)));
        Provenance between = RunRecord.of(path).orElseThrow().planes().get(1).provenance();
        assertEquals("2", between.parameters().get("target_seed"));
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        complains("There is no image: .*", Map.of());
        complains("The selection is empty.*|.*[Ss]elect.*", Map.of("image", Runs.noise("8-bit", 1)));
        complains("0 fills cannot be made: ask for 1 to 1000\\.", Map.of("image", noise("8-bit"), "count", 0));
        complains("The truncation is -1\\.0: .*", Map.of("image", noise("8-bit"), "truncation", -1.0));
        complains("One fill has no standard deviation: .*", Map.of("image", noise("8-bit"), "count", 1, "deviation", true));
        complains("There is no fill of the seed 8: give take=\\[seed] one of the seeds 0 to 7\\.",
                Map.of("image", noise("8-bit"), "take", "8"));
        complains("There is no fill of the seed \"x\": .*", Map.of("image", noise("8-bit"), "take", "x"));
        complains("The model deepgin-compact makes one fill of a hole only: choose one of diverse-em-64, many\\.",
                Map.of("image", noise("8-bit"), "model", "deepgin-compact"));
        complains("There is no model \"magic\": choose one of diverse-em-64, many\\.",
                Map.of("image", noise("8-bit"), "model", "magic"));
        Samplers.bring(folder.resolve("models"), "more");
        complains("Several models can make several fills of one hole: choose one of diverse-em-64, many, more\\.",
                Map.of("image", noise("8-bit")));
    }

    private static void complains(String pattern, Map<String, Object> inputs) throws Exception {
        Module module = run(DiverseCommand.class, inputs);
        String reason = ((Cancelable) module).getCancelReason();
        assertNotNull(reason);
        assertTrue(reason.matches("(?s)" + pattern), reason);
        assertNull(module.getOutput("fills"));
    }

    @Test
    void modelsThatCanAreOffered() throws Exception {
        Context context = FijiStandIn.get().context();
        Module module = context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand(DiverseCommand.class));
        module.initialize();
        assertEquals(List.of("diverse-em-64", "many"), module.getInfo().getInput("model").getChoices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "setBatchMode(true);"})
    void macrosGetTheStackAsTheCurrentImageAndReplay(String mode) {
        String open = mode + "newImage('a scan', '16-bit ramp', 80, 60, 1); makeOval(20, 10, 12, 9);";
        String run = "run('Diverse Fills...', 'count=2 seed=3 deviation=true model=many');";
        String said = FijiStandIn.get().runMacro(open + run + """
                return getTitle() + ", " + nSlices + " of " + nImages + ", " + getMetadata("Label");
                """, "");
        assertEquals("a scan-fills, 2 of 3, seed 3", said);
        if (mode.isEmpty()) {
            assertTrue(sum(WindowManager.getImage("a scan-fills-deviation")) > 0);
            FijiStandIn.get().runMacro("selectImage('a scan');" + run, "");
            assertEquals(0, Pixels.countDifferences(
                    WindowManager.getImage("a scan-fills"), WindowManager.getImage("a scan-fills-1")));
        }
    }

    @Test
    void theMacroSavesFillsAndTheirDeviation() throws IOException {
        Path samples = Path.of("../../sample-data");
        Path stack = folder.resolve("the fills.tif");
        Path deviation = folder.resolve("deviation.tif");
        FijiStandIn.get().runMacroFile(Path.of("../../macros/07_diverse_fills.ijm"), String.join(";",
                samples.resolve("scratched_micrograph.tif").toString(), samples.resolve("scratched_micrograph.roi").toString(),
                "many", "2", stack.toString(), deviation.toString()));
        ImagePlus fills = IJ.openImage(stack.toString());
        assertEquals(2, fills.getStackSize());
        assertEquals("seed 2", fills.getStack().getSliceLabel(2));
        ImagePlus map = IJ.openImage(deviation.toString());
        assertEquals(32, map.getBitDepth());
        assertTrue(map.getStatistics().max > 0);
        assertFalse(map.getStatistics().min < 0);
        assertArrayEquals(new int[] {fills.getWidth(), fills.getHeight()}, new int[] {map.getWidth(), map.getHeight()});
    }
}
