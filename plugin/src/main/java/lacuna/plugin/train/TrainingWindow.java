package lacuna.plugin.train;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import javax.swing.JFrame;
import javax.swing.JPanel;
import lacuna.training.TrainingFile;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;

/**
 * The window of the training: first the choices, then how it goes. Closing it leaves a training at work; opening it again shows it.
 * Used on the event thread.
 */
public final class TrainingWindow extends JFrame {

    private static final long serialVersionUID = 1;

    private static TrainingWindow open;

    private TrainingWindow() {
        super("Lacuna: train");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        setPreferredSize(new Dimension(760, 640));
        TrainingJob job = Trainings.current();
        if (job == null || job.state().isOver()) {
            choose();
        } else {
            watch(job);
        }
        pack();
        setLocationByPlatform(true);
    }

    /** Shows the window, the same one if there is one. */
    public static TrainingWindow open() {
        if (open == null || !open.isDisplayable()) {
            open = new TrainingWindow();
        }
        open.setVisible(true);
        open.toFront();
        return open;
    }

    private void choose() {
        show(new SetupPanel(options -> start(options, false), this::resume));
    }

    private void watch(TrainingJob job) {
        show(new RunPanel(job, () -> start(job.options(), true), this::choose));
    }

    private void show(JPanel panel) {
        setContentPane(panel);
        revalidate();
        repaint();
    }

    /** @throws IllegalArgumentException if another training still runs */
    private void start(TrainingOptions options, boolean resume) {
        TrainingJob job = Trainings.begin(options, resume, new TrainingListener() { });
        job.start();
        watch(job);
    }

    /**
     * Goes on with the training of a work folder.
     *
     * @throws IOException if there is none
     */
    void resume(Path work) throws IOException {
        start(TrainingFile.read(work), true);
    }
}
