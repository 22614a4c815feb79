package lacuna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.models.Direction;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelZoo;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.DirectionFile;
import lacuna.plugin.LearnDirectionCommand;
import lacuna.plugin.cli.Main;
import lacuna.training.directions.DirectionRequest;
import lacuna.training.directions.DirectionSource;
import lacuna.training.directions.Effect;
import lacuna.training.directions.LearnedDirection;
import lacuna.training.directions.ModelDirections;
import lacuna.training.directions.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import picocli.CommandLine;

/** Directions in Fiji and from a shell: learned, kept, shown, written and removed. */
class DirectionsTest {

    private static final String PRIOR = "stylegan2-em-64";

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

    private record Shell(int code, String out, String err) { }

    private static Shell shell(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
        return new Shell(code, out.toString(), err.toString());
    }

    private static Shell works(Object... words) {
        Shell shell = shell(words);
        assertEquals(0, shell.code, shell.err);
        return shell;
    }

    @Test
    void theShippedPriorLearnsToBecomeBrighterAndWhatIsOrthogonalToThat() throws IOException {
        DirectionRequest request = DirectionRequest.of("brightness", PRIOR).withCount(300).withDevice("cpu");
        LearnedDirection bright = ModelDirections.learn(request, DirectionSource.measured(Property.INTENSITY), ProgressListener.NONE);
        assertTrue(bright.accuracy() > 0.85, "accuracy " + bright.accuracy());
        Effect intensity = bright.effects().get(Property.INTENSITY.ordinal());
        assertTrue(intensity.upInDeviations() > 0.5 && intensity.downInDeviations() < -0.4, intensity.toString());
        LearnedDirection again = ModelDirections.learn(request, DirectionSource.measured(Property.INTENSITY), ProgressListener.NONE);
        assertArrayEquals(bright.direction().values(), again.direction().values());
        assertEquals(bright.table(), again.table());

        String kept = ModelDirections.keep(PRIOR, bright.direction());
        assertTrue(kept.contains("hidden by this copy in " + folder.resolve("models")), kept);
        assertArrayEquals(bright.direction().values(), ModelDirections.of(PRIOR).get("brightness").values());
        LearnedDirection other = ModelDirections.learn(DirectionRequest.of("dark things", PRIOR).withCount(300).withDevice("cpu")
                .withOrthogonalTo(List.of("brightness", "1")), DirectionSource.measured(Property.DARK_AREA), ProgressListener.NONE);
        assertEquals(0, cosine(other.direction(), bright.direction()), 1e-6);
        Effect besides = other.effects().get(Property.INTENSITY.ordinal());
        assertTrue(Math.abs(besides.upInDeviations()) < intensity.upInDeviations() / 2, besides.toString());
    }

    private static double cosine(Direction first, Direction second) {
        float[] a = first.values();
        float[] b = second.values();
        double[] sums = new double[3];
        for (int i = 0; i < a.length; i++) {
            sums[0] += a[i] * b[i];
            sums[1] += a[i] * a[i];
            sums[2] += b[i] * b[i];
        }
        return sums[0] / Math.sqrt(sums[1] * sums[2]);
    }

    @Test
    void theShellLearnsListsShowsWritesAndRemoves() throws IOException {
        Shell learned = works("directions", "learn", "first", "--model", "many", "--principal", 1, "--count", 100);
        assertTrue(learned.out.contains("| intensity | ") && learned.out.contains("now carries the direction \"first\"."), learned.out);
        Shell measured = works("directions", "learn", "bright", "--model", "many", "--property", "intensity", "--count", 100,
                "--orthogonal-to", "first,2", "--seed", 4);
        assertTrue(measured.out.contains("of 8 codes held out"), measured.out);
        Shell list = works("directions", "list", "--model", "many");
        assertTrue(list.out.startsWith("bright: learned") && list.out.contains("first: "), list.out);

        Path sheet = folder.resolve("sheet.png");
        works("directions", "show", "bright", "--model", "many", "--rows", 2, "--out", sheet);
        assertTrue(Files.size(sheet) > 100);
        Path file = folder.resolve("directions.safetensors");
        works("directions", "export", "--model", "many", "--out", file);
        Map<String, Direction> read = DirectionFile.read(file);
        assertArrayEquals(ModelDirections.of("many").get("bright").values(), read.get("bright").values());
        works("directions", "remove", "bright", "--model", "many");
        assertEquals(List.of("first"), List.copyOf(ModelDirections.of("many").keySet()));
    }

    @Test
    void foldersTeachADirection() throws IOException {
        Path with = pictures("with", "setPixel(x, y, 200 + 40 * random);");
        Path without = pictures("without", "setPixel(x, y, 20 + 40 * random);");
        Shell learned = works("directions", "learn", "light", "--model", "many", "--with", with, "--without", without);
        assertTrue(learned.out.startsWith("light: 100 % of "), learned.out);
        Shell none = shell("directions", "learn", "light", "--model", PRIOR, "--with", with, "--without", without);
        assertEquals(1, none.code);
        assertTrue(none.err.contains("is a prior alone"), none.err);
    }

    @Test
    void aTrainingThatKeepsThePriorKeepsItsDirections() throws IOException {
        works("directions", "learn", "first", "--model", "many", "--principal", 1, "--count", 100);
        Path images = pictures("images", "setPixel(x, y, 100 + 80 * random);");
        Path out = folder.resolve("trained.lacuna.zip");
        works("train", "diverse", "--images", images, "--out", out, "--from", "many", "--preset", "tiny-64", "--steps", 1, "--batch",
                2, "--holes", "box", "--validation", 0, "--device", "cpu");
        assertArrayEquals(ModelDirections.of("many").get("first").values(),
                ModelBundle.open(out).directions().get("first").values());
    }

    private Path pictures(String name, String paint) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        for (int n = 0; n < 3; n++) {
            FijiStandIn.get().runMacro("newImage('p', '8-bit black', 130, 140, 1);"
                    + " for (y = 0; y < 140; y++) for (x = 0; x < 130; x++) " + paint
                    + " saveAs('PNG', '" + place.resolve(n + ".png") + "'); close();", "");
        }
        return place;
    }

    private static Module run(Object... more) throws Exception {
        Map<String, Object> inputs = new HashMap<>(Map.of("model", "many", "name", "thing", "count", 100, "device", "cpu"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        Context context = FijiStandIn.get().context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(LearnDirectionCommand.class), true, inputs).get();
    }

    @Test
    void openStacksTeachADirectionWhichEditsFills() throws Exception {
        FijiStandIn.get().runMacro("""
                newImage("bright", "16-bit black", 100, 80, 9);
                run("Add...", "value=900 stack");
                run("Add Specified Noise...", "stack standard=30");
                makeRectangle(10, 5, 80, 70);
                newImage("dark", "16-bit black", 64, 64, 9);
                run("Add...", "value=200 stack");
                run("Add Specified Noise...", "stack standard=30");
                """, "");
        Module module = run("kind", "stacks", "with", "bright", "without", "dark");
        assertNull(((Cancelable) module).getCancelReason());
        String learned = (String) module.getOutput("learned");
        assertTrue(learned.startsWith("The model many now carries the direction \"thing\"."), learned);
        assertNotNull(WindowManager.getImage("bright").getRoi());

        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 17, 16);
        image.show();
        String edit = FijiStandIn.get().record("Edit Fill...", image, Map.of("strengths", "thing: 2", "model", "many"));
        FijiStandIn.get().runMacro(edit, "");
        Runs.assertOnlyHoleChanged(image, WindowManager.getCurrentImage());
    }

    @Test
    void aRecordedCommandLearnsTheSame() throws IOException {
        String recorded = FijiStandIn.get().record("Learn Direction...", null,
                Map.of("model", "many", "name", "my grain", "property", "grain", "count", 100, "seed", 3L));
        assertTrue(recorded.contains("name=[my grain] kind=property property=grain"), recorded);
        FijiStandIn.get().runMacro(recorded, "");
        float[] first = ModelDirections.of("many").get("my grain").values();
        works("directions", "learn", "the same", "--model", "many", "--property", "grain", "--count", 100, "--seed", 3);
        assertArrayEquals(first, ModelDirections.of("many").get("the same").values());
    }

    @Test
    void whatCannotBeLearnedIsSaid() throws Exception {
        FijiStandIn.get().runMacro("newImage('small', '8-bit black', 40, 40, 9); newImage('few', '8-bit black', 64, 64, 3);"
                + " newImage('deep', '16-bit black', 64, 64, 9);", "");
        complains("A direction cannot be called \"7\": .*", "name", "7");
        complains("A direction cannot be called \"\": .*", "name", " ");
        complains("There is no model \"magic\": choose one of diverse-em-64, many, .*", "model", "magic");
        complains("The model harmonic has no prior .*", "model", "harmonic");
        complains("There is no property \"hue\" to measure: .*", "property", "hue");
        complains("A direction cannot be learned from \"dreams\": .*", "kind", "dreams");
        complains("A direction cannot be learned on 5 codes: .*", "count", 5);
        complains("The model many has no direction \"99\": choose the principal directions 1 to 16\\.", "orthogonalto", "99");
        complains("Nothing is left of the direction .*", "kind", "principal", "number", 2, "orthogonalto", "1, 2");
        complains("The model many has no direction \"0\": .*", "kind", "principal", "number", 0);
        complains("Which images are to be learned from\\? Give with=.*", "kind", "folders");
        complains("No image \"gone\" is open\\. Give with=.*", "kind", "stacks", "with", "gone", "without", "few");
        complains("\"few\" has 8 bits and \"deep\" has 16: .*", "kind", "stacks", "with", "few", "without", "deep");
        complains("The image small \\(slice 1\\) has 40 x 40 pixels, and the model looks at 64 x 64: .*", "kind", "stacks", "with",
                "small", "without", "few");
        complains("The images with the property give 3 crops of 64 x 64 pixels, and at least 8 are needed: .*", "kind", "stacks",
                "with", "few", "without", "few");
        assertTrue(ModelDirections.of("many").isEmpty());
    }

    private static void complains(String pattern, Object... inputs) throws Exception {
        Module module = run(inputs);
        String reason = ((Cancelable) module).getCancelReason();
        assertNotNull(reason, pattern);
        assertTrue(reason.matches("(?s)" + pattern), reason);
        assertNull(module.getOutput("learned"));
    }
}
