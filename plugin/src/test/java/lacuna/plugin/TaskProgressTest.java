package lacuna.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lacuna.ops.ProgressListener;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

class TaskProgressTest {

    @Test
    void aRunIsATaskThatCanBeCanceledFromBothSides() {
        try (Context context = new Context(StatusService.class, TaskService.class)) {
            Task task = context.service(TaskService.class).createTask("Inpaint");
            AtomicBoolean command = new AtomicBoolean();
            try (TaskProgress progress = new TaskProgress(context.service(StatusService.class), task, command::get)) {
                progress.update(3, 10, "Window 3");
                assertEquals(3, task.getProgressValue());
                assertEquals(10, task.getProgressMaximum());
                assertEquals("Window 3", task.getStatusMessage());
                progress.update(4, 10, "too soon after the last one");
                assertEquals(3, task.getProgressValue());
                progress.update(10, 10, "the end is always shown");
                assertEquals(10, task.getProgressValue());
                assertFalse(progress.isCanceled());
                command.set(true);
                assertTrue(progress.isCanceled());
                command.set(false);
                task.cancel("");
                assertTrue(progress.isCanceled());
            }
            assertTrue(task.isDone());
        }
    }

    @Test
    void theTimeLeftFollowsTheTimeTaken() {
        long second = 1_000_000_000L;
        assertEquals("", TaskProgress.timeLeft(0, 10, 5 * second));
        assertEquals("", TaskProgress.timeLeft(1, 10, second), "too early to say");
        assertEquals(", 8 s left", TaskProgress.timeLeft(2, 10, 2 * second));
        assertEquals(", 1 min 30 s left", TaskProgress.timeLeft(4, 10, 60 * second));
        assertEquals("", TaskProgress.timeLeft(10, 10, 60 * second));
    }

    @Test
    void planesArePartsOfTheWhole() {
        List<String> heard = new ArrayList<>();
        ProgressListener whole = (done, total, message) -> heard.add(done + "/" + total + " " + message);
        new PartialProgress(whole, 0, 1).update(1, 4, "fill");
        new PartialProgress(whole, 2, 3).update(1, 4, "fill");
        new PartialProgress(whole, 0, 2).update(0, 0, "fill");
        assertEquals(List.of("1/4 fill", "9/12 fill (plane 3 of 3)", "0/2 fill (plane 1 of 2)"), heard);
    }
}
