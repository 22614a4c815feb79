package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.RoiDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.Random;
import lacuna.legacy.FijiStandIn;
import lacuna.models.Engines;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.diverse.DiverseConfig;
import lacuna.plugin.DiverseCommand;
import lacuna.plugin.EditCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Edits of a fill in Fiji, by a network that learned nothing. */
class EditFillTest {

    private static final int WIDTH = DiverseConfig.preset("tiny-64").prior().width();

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

    private static Module run(Class<? extends Command> command, Object... more) throws Exception {
        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 17, 16);
        Map<String, Object> inputs = new HashMap<>(Map.of("image", image, "device", "cpu"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        Context context = FijiStandIn.get().context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(command), true, inputs).get();
    }

    private static ImagePlus edited(Object... more) throws Exception {
        Module module = run(EditCommand.class, more);
        assertNull(((Cancelable) module).getCancelReason());
        ImagePlus filled = (ImagePlus) module.getOutput("filled");
        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 17, 16);
        Runs.assertOnlyHoleChanged(image, filled);
        return filled;
    }

    @Test
    void strengthZeroIsThePlainFillAndOthersAreNot() throws Exception {
        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 17, 16);
        ImagePlus plain = Runs.fill(Map.of("image", image, "model", "many", "device", "cpu"));
        assertEquals(0, Pixels.countDifferences(plain, edited("strengths", "1: 0, 2: 0")));
        ImagePlus one = edited("strengths", "1: 2");
        ImagePlus other = edited("strengths", "2: 2");
        assertTrue(Pixels.countDifferences(plain, one) > 50);
        assertTrue(Pixels.countDifferences(one, other) > 50);
        assertEquals(0, Pixels.countDifferences(one, edited("strengths", "1: 2")));
        assertEquals("1: 2.0", Runs.provenance(one).parameters().get("edits"));
        assertEquals("of the model", Runs.provenance(one).parameters().get("edit_directions"));
        assertEquals(0, Pixels.countDifferences(plain, edited("strengths", "1: 2", "first", 90, "last", 99)));
    }

    @Test
    void theWholeImageIsEditedIfAskedTo() throws Exception {
        for (String type : new String[] {"8-bit", "16-bit", "32-bit", "RGB"}) {
            ImagePlus image = Runs.noise(type, 4);
            image.setRoi(20, 15, 17, 16);
            if (type.equals("32-bit")) {
                image.getProcessor().setf(70, 50, Float.NaN);
            }
            ImagePlus plain = Runs.fill(Map.of("image", image, "model", "many", "device", "cpu"));
            ImagePlus same = whole(image, "1: 0, 2: 0");
            assertEquals(0, Pixels.countDifferences(plain, same));
            assertEquals("noise-edited", same.getTitle());
            assertEquals(0, Runs.provenance(same).fractionChanged());
            assertEquals(0, Runs.provenance(plain).fractionChanged());
            ImagePlus changed = whole(image, "1: 2");
            assertTrue(Pixels.countDifferencesOutside(image.getRoi(), image, changed) > 1000);
            assertTrue(Runs.provenance(changed).fractionChanged() > 0.2);
            assertEquals("image", Runs.provenance(changed).parameters().get("scope"));
            ImagePlus filled = (ImagePlus) run(EditCommand.class, "image", image, "strengths", "1: 2").getOutput("filled");
            assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, filled));
            assertEquals(filled.getProcessor().getf(28, 22), changed.getProcessor().getf(28, 22));
            if (type.equals("32-bit")) {
                assertTrue(Float.isNaN(changed.getProcessor().getf(70, 50)));
            }
        }
    }

    private static ImagePlus whole(ImagePlus image, String strengths) throws Exception {
        return (ImagePlus) run(EditCommand.class, "image", image, "scope", "image", "strengths", strengths).getOutput("filled");
    }

    @Test
    void aFillOfDiverseFillsIsEdited() throws Exception {
        ImagePlus fills = (ImagePlus) run(DiverseCommand.class, "count", 1, "seed", 5L).getOutput("fills");
        assertEquals(0, Pixels.countDifferences(fills, edited("seed", "5")));
        ImagePlus changed = edited("seed", "5", "strengths", "1: 3");
        assertTrue(Pixels.countDifferences(fills, changed) > 50);
        assertEquals(5, Runs.provenance(changed).seed());
    }

    @Test
    void directionsComeFromFiles() throws Exception {
        Random random = new Random(3);
        float[] direction = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            direction[i] = (float) random.nextGaussian();
        }
        Path tensors = folder.resolve("directions.safetensors");
        try (NDManager manager = Engines.start().newBaseManager()) {
            SafeTensors.write(tensors, Map.of("density", manager.create(direction)), Map.of());
        }
        Path array = folder.resolve("boundary.npy");
        Files.write(array, numpy(direction));
        ImagePlus dense = edited("strengths", "density: 1.5", "directions", tensors.toString());
        ImagePlus same = edited("strengths", "boundary: 1.5", "directions", array.toString());
        assertEquals(0, Pixels.countDifferences(dense, same));
        assertTrue(Pixels.countDifferences(dense, edited()) > 50);
    }

    /** As numpy.save writes an array (1, n) of 64 bits: what boundaries were published as. */
    private static byte[] numpy(float[] values) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, " + values.length + "), }";
        header = header + " ".repeat(127 - 10 - header.length()) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    @Test
    void whatCannotBeEditedIsSaid() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.npy"), "no numbers");
        complains("The strengths \"1\" cannot be read: .*", "strengths", "1");
        complains("The strengths \"1: 2, 1: 3\" cannot be read: .*", "strengths", "1: 2, 1: 3");
        complains("There is no direction \"hue\": choose among 1, 2, .*\\.", "strengths", "hue: 1");
        complains("There is no file of directions .*", "directions", folder.resolve("absent.npy").toString());
        complains("The file broken.npy is no NumPy array .*", "directions", broken.toString());
        complains("An edit changes styles from one to a later one.*", "first", 3, "last", 2);
        complains("The seed \"x\" is no whole number: .*", "seed", "x");
        complains("There is no scope \"everything\": choose one of hole, image\\.", "scope", "everything");
        complains("The image \\(300 x 60 pixels\\) is too large .* crop it, or edit the hole only\\.", "scope", "image", "image",
                large());
        complains("The model harmonic makes fills that cannot be edited: choose one of diverse-em-64, many\\.", "model", "harmonic");
        Files.write(folder.resolve("short.npy"), numpy(new float[] {1, 2, 3}));
        complains("The direction \"short\" holds 3 numbers, but .*", "strengths", "short: 1", "directions",
                folder.resolve("short.npy").toString());
    }

    private static ImagePlus large() {
        ImagePlus image = IJ.createImage("large", "8-bit ramp", 300, 60, 1);
        image.setRoi(20, 15, 17, 16);
        return image;
    }

    private static void complains(String pattern, Object... inputs) throws Exception {
        Module module = run(EditCommand.class, inputs);
        String reason = ((Cancelable) module).getCancelReason();
        assertNotNull(reason);
        assertTrue(reason.matches("(?s)" + pattern), reason);
        assertNull(module.getOutput("filled"));
    }

    @Test
    void aRecordedEditReplaysToIdenticalPixels() {
        FijiStandIn fiji = FijiStandIn.get();
        fiji.runMacro("newImage('a scan', '16-bit ramp', 80, 60, 1); run('Add Noise'); makeOval(20, 10, 15, 12);", "");
        ImagePlus image = WindowManager.getImage("a scan");
        String recorded = fiji.record("Edit Fill...", image, Map.of("strengths", "1: 2.5, 2: -1", "seed", "7", "model", "many"));
        assertTrue(recorded.contains("strengths=[1: 2.5, 2: -1]"), recorded);
        fiji.runMacro(recorded, "");
        fiji.runMacro("selectImage('a scan');" + recorded, "");
        ImagePlus first = WindowManager.getImage("a scan-filled");
        assertTrue(Pixels.countDifferences(image, first) > 50);
        assertEquals(0, Pixels.countDifferences(first, WindowManager.getImage("a scan-filled-1")));
    }

    /** The shipped model's directions do what they are called. */
    @Test
    void intensityRaisesAndLowersTheMeanOfTheFill() throws Exception {
        assertTrue(new ModelZoo().open("diverse-em-64").directions().keySet()
                .containsAll(Set.of("contrast", "density", "grain", "intensity", "thickness")));
        double[] means = new double[3];
        for (int i = 0; i < means.length; i++) {
            ImagePlus filled = edited("model", "diverse-em-64", "strengths", "intensity: " + (2 * i - 2));
            filled.setRoi(20, 15, 17, 16);
            means[i] = filled.getStatistics().mean;
        }
        assertTrue(means[0] < means[1] && means[1] < means[2], Arrays.toString(means));
    }

    @Test
    void theMacroSavesOneImageForEachStrength() throws IOException {
        Path samples = Path.of("../../sample-data");
        FijiStandIn.get().runMacroFile(Path.of("../../macros/08_edit_fill.ijm"), String.join(";",
                samples.resolve("scratched_micrograph.tif").toString(), samples.resolve("scratched_micrograph.roi").toString(),
                "many", "1", folder.toString()));
        ImagePlus image = IJ.openImage(samples.resolve("scratched_micrograph.tif").toString());
        image.setRoi(RoiDecoder.open(samples.resolve("scratched_micrograph.roi").toString()));
        IJ.run(image, "Enlarge...", "enlarge=3 pixel");
        ImagePlus plain = IJ.openImage(folder.resolve("1_0.tif").toString());
        for (int strength : new int[] {-2, -1, 1, 2}) {
            ImagePlus edited = IJ.openImage(folder.resolve("1_" + strength + ".tif").toString());
            assertTrue(Pixels.countDifferences(plain, edited) > 0);
            assertEquals(0, Pixels.countDifferencesOutside(image.getRoi(), image, edited));
        }
    }
}
