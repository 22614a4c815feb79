package lacuna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lacuna.legacy.FijiStandIn;
import lacuna.plugin.InpaintCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/** Cancel from the task monitor stops a run and leaves nothing behind. */
class CancelTest {

    private final Context context = FijiStandIn.get().context();

    @TempDir
    private Path folder;

    @Test
    void theTaskMonitorStopsTheRun() throws Exception {
        ImagePlus image = IJ.createImage("large", "16-bit ramp", 400, 400, 400);
        image.setRoi(50, 50, 300, 300);
        Object canceler = new CancelAtFirstProgress();
        context.service(EventService.class).subscribe(canceler);
        Path record = folder.resolve("record.json");
        Future<Module> run = context.service(ModuleService.class).run(
                context.service(CommandService.class).getCommand(InpaintCommand.class), true,
                Map.of("image", image, "stack", true, "model", "harmonic", "sidecar", record.toString()));
        Module module = run.get(20, TimeUnit.SECONDS);
        assertEquals("Canceled: the image was left as it was.", ((Cancelable) module).getCancelReason());
        assertNull(module.getOutput("filled"));
        assertTrue(Files.notExists(record));
    }

    /** Presses the button of the first task that shows progress. */
    public static final class CancelAtFirstProgress {

        @EventHandler
        void onEvent(TaskEvent event) {
            Task task = event.getTask();
            if (task.getProgressValue() > 0 && !task.isCanceled()) {
                task.cancel("pressed");
            }
        }
    }
}
