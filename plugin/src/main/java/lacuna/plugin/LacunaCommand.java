package lacuna.plugin;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.scijava.app.StatusService;
import org.scijava.command.DynamicCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;
import org.scijava.ui.UIService;

/** What all commands have in common: progress, cancel, and one clear sentence when something is wrong. */
abstract class LacunaCommand extends DynamicCommand {

    @Parameter
    private StatusService status;

    @Parameter
    private TaskService tasks;

    @Parameter
    private ThreadService threads;

    @Parameter
    private UIService ui;

    @Parameter
    private LogService log;

    /**
     * Does what the command is for.
     *
     * @throws IllegalArgumentException if the input is wrong; the message says what to do
     * @throws IOException if a file cannot be read or written
     * @throws CancellationException if the user cancelled
     */
    abstract void work(Host host, TaskProgress progress) throws IOException;

    @Override
    public final void run() {
        Host host = new Host(ui, log, threads);
        try (TaskProgress progress = new TaskProgress(status, tasks.createTask(getInfo().getLabel()),
                () -> isCanceled() || host.escapePressed())) {
            work(host, progress);
        } catch (CancellationException e) {
            cancel(e.getMessage());
        } catch (IllegalArgumentException | IOException e) {
            cancel(e.getMessage());
            host.tell(e.getMessage());
        }
    }
}
