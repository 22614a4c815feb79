package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lacuna.legacy.FijiStandIn;
import lacuna.plugin.CompareLabelsCommand;
import lacuna.plugin.EvaluateImagesCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Models are compared from Fiji: by the command, and by the macro that users get. */
class EvaluateTest {

    private final Context context = FijiStandIn.get().context();

    @TempDir
    private Path folder;
    private Path images;
    private Path out;

    @BeforeEach
    void drawImages() throws IOException {
        images = Files.createDirectories(folder.resolve("some images/em")).getParent();
        out = folder.resolve("a report");
        for (int i = 0; i < 3; i++) {
            ImagePlus image = IJ.createImage("noise", "8-bit ramp", 120, 110, 1);
            image.getProcessor().noise(20 + i);
            IJ.saveAs(image, "png", images.resolve("em/tile" + i + ".png").toString());
        }
    }

    @Test
    void theCommandWritesAReportAndNamesIt() throws Exception {
        Module module = run(EvaluateImagesCommand.class, inputs(Map.of("models", "harmonic,telea")));
        assertNull(((Cancelable) module).getCancelReason());
        assertEquals(out.resolve("report.html").toString(), module.getOutput("report"));
        List<String> means = Files.readAllLines(out.resolve("means.csv"));
        assertTrue(means.get(1).startsWith("all,all,harmonic,2,"), means.get(1));
        assertTrue(Files.readString(out.resolve("report.html")).contains("Evaluation of fills"));
    }

    @Test
    void theMacroReadsTheMeans() throws Exception {
        String said = FijiStandIn.get().runMacroFile(Path.of("../../macros/04_evaluate.ijm"),
                images + ";" + out + ";box,half;biharmonic,harmonic;4;96");
        assertTrue(Files.exists(out.resolve("report.html")));
        String[] figures = Files.readAllLines(out.resolve("means.csv")).stream()
                .filter(line -> line.startsWith("kind,box,biharmonic,4,")).findFirst().orElseThrow().split(",");
        String expected = String.format(Locale.ROOT, "box: biharmonic %.2f dB, seam", Double.parseDouble(figures[4]));
        assertTrue(said != null && said.contains(expected), said);
        assertEquals(4, said.lines().count(), said);
    }

    @Test
    void cancelLeavesNoReport() throws Exception {
        Object canceler = new CancelTest.CancelAtFirstProgress();
        List<EventSubscriber<?>> subscribed = context.service(EventService.class).subscribe(canceler);
        Future<Module> run = context.service(ModuleService.class).run(
                context.service(CommandService.class).getCommand(EvaluateImagesCommand.class), true,
                inputs(Map.of("models", "biharmonic", "crops", 400)));
        Module module = run.get(60, TimeUnit.SECONDS);
        context.service(EventService.class).unsubscribe(subscribed);
        assertEquals("Canceled: no report was written.", ((Cancelable) module).getCancelReason());
        assertEquals(0, out.toFile().list().length);
    }

    @Test
    void whatIsWrongIsSaidBeforeAnyWork() throws Exception {
        assertMessage("Which images are to be measured? Give images=[path of a folder].", Map.of("images", ""));
        assertMessage("Where is the report to be written? Give out=[path of a folder].", Map.of("out", " "));
        assertMessage("Crops of 100 pixels cannot be measured: choose a multiple of 16 from 64 up.", Map.of("size", 100));
        String message = message(Map.of("models", "magic"));
        assertTrue(message.startsWith("There is no model \"magic\": choose one of auto, harmonic, biharmonic"), message);
        assertFalse(Files.exists(out));
        Files.createDirectory(out);
        Files.writeString(out.resolve("means.csv"), "of last week");
        assertTrue(message(Map.of()).contains("holds a report already (means.csv)"));
        assertEquals("of last week", Files.readString(out.resolve("means.csv")));
    }

    @Test
    void openLabelImagesAreComparedByTheirTitles() throws Exception {
        FijiStandIn.get().runMacro("""
                newImage("true cells", "8-bit black", 20, 10, 1);
                makeRectangle(0, 0, 10, 10);
                run("Set...", "value=3");
                newImage("cells of the fill", "8-bit black", 20, 10, 1);
                makeRectangle(0, 0, 5, 10);
                run("Set...", "value=3");
                """, "");
        Module module = run(CompareLabelsCommand.class, Map.of("truth", "true cells", "predicted", "cells of the fill"));
        assertNull(((Cancelable) module).getCancelReason());
        assertEquals((0.5 + 10 / 15.0) / 2, (double) module.getOutput("miou"), 1e-12);
        Module none = run(CompareLabelsCommand.class, Map.of("truth", "nowhere", "predicted", "cells of the fill"));
        assertTrue(((Cancelable) none).getCancelReason().startsWith("Which label images are to be compared?"));
        FijiStandIn.get().runMacro("close('*');", "");
    }

    private Map<String, Object> inputs(Map<String, Object> changes) {
        Map<String, Object> inputs = new HashMap<>(Map.of("images", images.toString(), "masks", "box", "models", "harmonic",
                "crops", 2, "size", 96, "pictures", 1, "out", out.toString()));
        inputs.putAll(changes);
        return inputs;
    }

    private void assertMessage(String expected, Map<String, Object> changes) throws Exception {
        assertEquals(expected, message(changes));
    }

    private String message(Map<String, Object> changes) throws Exception {
        Module module = run(EvaluateImagesCommand.class, inputs(changes));
        assertNull(module.getOutput("report"));
        return ((Cancelable) module).getCancelReason();
    }

    private Module run(Class<? extends Command> command, Map<String, Object> inputs) throws Exception {
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(command), true, inputs).get();
    }
}
