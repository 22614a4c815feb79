package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lacuna.legacy.FijiStandIn;
import lacuna.models.bundle.ModelZoo;
import lacuna.plugin.TrainCommand;
import lacuna.plugin.train.Trainings;
import lacuna.training.TrainingJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Trains as macros and scripts do. */
class TrainTest {

    private static final Path SAMPLES = Path.of("../../sample-data");

    @TempDir
    private Path folder;

    @BeforeEach
    void ownModels() {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.resolve("models").toString());
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
    }

    private static Future<Module> start(Map<String, Object> inputs) {
        Context context = FijiStandIn.get().context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(TrainCommand.class), true, inputs);
    }

    private static Module run(Map<String, Object> inputs) throws Exception {
        return start(inputs).get(100, TimeUnit.SECONDS);
    }

    private static Map<String, Object> tiny(String images, String out, long steps) {
        return new HashMap<>(Map.of("images", images, "preset", "tiny", "out", out, "crop", 32, "batch", 2, "steps", steps,
                "holes", "box"));
    }

    private static ImagePlus stack(int planes) {
        ImageStack stack = new ImageStack();
        for (int n = 0; n < planes; n++) {
            stack.addSlice(Runs.noise("16-bit", n).getProcessor());
        }
        return new ImagePlus("planes to train on", stack);
    }

    @Test
    void theMacroTrainsAndFillsWithWhatItTrained() throws Exception {
        Path filled = folder.resolve("filled.tif");
        Path images = Files.createDirectories(folder.resolve("my images"));
        Files.copy(SAMPLES.resolve("scratched_micrograph.tif"), images.resolve("a.tif"));
        Files.copy(SAMPLES.resolve("torn_scan.png"), images.resolve("b.png"));
        FijiStandIn.get().runMacroFile(Path.of("../../macros/06_train.ijm"), String.join(";", images.toString(), "of-a-macro",
                SAMPLES.resolve("scratched_micrograph.tif").toString(), SAMPLES.resolve("scratched_micrograph.roi").toString(),
                filled.toString()));
        assertEquals("of-a-macro", Runs.provenance(IJ.openImage(filled.toString())).model());
        for (String left : List.of("losses.csv", "losses.png", "validation.csv", "log.txt", "training.json")) {
            assertTrue(Files.exists(folder.resolve("models/of-a-macro.lacuna.zip.training").resolve(left)), left);
        }
    }

    @Test
    void anOpenStackIsTrainedOnAndItsLastPlanesAreNot() throws Exception {
        ImagePlus stack = stack(6);
        stack.show();
        try {
            Module module = run(tiny("planes to train on", folder.resolve("elsewhere.lacuna.zip").toString(), 2));
            assertNull(((Cancelable) module).getCancelReason());
            assertEquals("elsewhere", module.getOutput("model"));
        } finally {
            stack.close();
        }
        // Saved elsewhere, it is in the list all the same.
        assertTrue(new ModelZoo().list().stream().anyMatch(entry -> entry.name().equals("elsewhere") && entry.usable()));
        String log = Files.readString(folder.resolve("elsewhere.lacuna.zip.training/log.txt"));
        assertTrue(log.contains("Trains on 4 images, validates on 2"), log);
        assertEquals(16, IJ.openImage(folder.resolve("elsewhere.lacuna.zip.training/images/plane_00003.tif").toString())
                .getBitDepth());
    }

    @Test
    void aCanceledTrainingIsGoneOnWithFromItsFolderAlone() throws Exception {
        Future<Module> running = start(tiny(SAMPLES.toString(), "stopped", 500));
        TrainingJob job = current(1);
        job.cancel();
        String reason = ((Cancelable) running.get(60, TimeUnit.SECONDS)).getCancelReason();
        assertTrue(reason.contains("what is needed to go on"), reason);
        assertFalse(Files.exists(folder.resolve("models/stopped.lacuna.zip")));

        long before = job.step();
        Future<Module> resumed = start(Map.of("resume", folder.resolve("models/stopped.lacuna.zip.training").toString()));
        TrainingJob second = current(before);
        second.finish();
        assertEquals("stopped", resumed.get(60, TimeUnit.SECONDS).getOutput("model"));
        assertTrue(second.step() > before);
    }

    /** The current training, once it is that of the model "stopped", is running and has done more than {@code steps} steps. */
    private static TrainingJob current(long steps) throws InterruptedException {
        for (int i = 0; i < 1200; i++) {
            TrainingJob job = Trainings.current();
            if (job != null && job.options().out().endsWith("stopped.lacuna.zip") && !job.state().isOver() && job.step() > steps) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no training began");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsTrained() throws Exception {
        String images = SAMPLES.toString();
        Map<String, Map<String, Object>> wrong = Map.of(
                "choose a folder of images", tiny("no such folder", "m", 2),
                "needs a name", tiny(images, " ", 2),
                "already a model deepgin-compact", tiny(images, "deepgin-compact", 2),
                "There are no masks called 'dog'", with(tiny(images, "m", 2), "holes", "dog"),
                "is a deepgin: a stylegan2 cannot start", with(with(tiny(images, "m", 2), "network", "stylegan2"), "from",
                        "deepgin-compact"),
                "no model and no file", with(tiny(images, "m", 2), "from", "absent"),
                "multiple of 16", with(tiny(images, "m", 2), "crop", 40),
                "no training in", Map.of("resume", folder.toString()),
                "name=value", with(tiny(images, "m", 2), "settings", "gamma"));
        for (Map.Entry<String, Map<String, Object>> one : wrong.entrySet()) {
            String reason = ((Cancelable) run(one.getValue())).getCancelReason();
            assertTrue(reason != null && reason.contains(one.getKey()), one.getKey() + ": " + reason);
        }
        assertFalse(Files.exists(folder.resolve("models/m.lacuna.zip.training")));
    }

    private static Map<String, Object> with(Map<String, Object> inputs, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(inputs);
        changed.put(name, value);
        return changed;
    }
}
