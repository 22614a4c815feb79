package lacuna.plugin.train;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingWorker;
import javax.swing.Timer;
import lacuna.training.TrainingOptions;

/** Where a training is chosen. What is wrong, and what it will take, is said before it starts. Used on the event thread. */
final class SetupPanel extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final int PATIENCE_MS = 400;
    private static final Color FAULT = new Color(0xB00020);

    /** What to do with the work folder of a stopped training. */
    @FunctionalInterface
    interface Resuming {
        void resume(Path work) throws IOException;
    }

    private final transient Consumer<TrainingOptions> starting;
    private final transient Resuming resuming;
    private final JLabel found = new JLabel(" ");
    private final JLabel takes = new JLabel(" ");
    private final JLabel fault = new JLabel(" ");
    private final JButton start = new JButton("Start");
    private final transient Outlook outlook = new Outlook();
    /** Waits until the user pauses. */
    private final Timer patience = new Timer(PATIENCE_MS, event -> look());
    private final SetupForm form = new SetupForm(this::changed, this::showHoles);

    SetupPanel(Consumer<TrainingOptions> starting, Resuming resuming) {
        super(new BorderLayout(GAP, GAP));
        this.starting = starting;
        this.resuming = resuming;
        setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        patience.setRepeats(false);
        fault.setForeground(FAULT);
        JPanel below = new JPanel(new GridLayout(0, 1, 0, GAP / 2));
        below.add(found);
        below.add(takes);
        below.add(fault);
        JPanel south = new JPanel(new BorderLayout());
        south.add(below, BorderLayout.CENTER);
        south.add(buttons(), BorderLayout.SOUTH);
        JPanel north = new JPanel(new BorderLayout());
        north.add(form, BorderLayout.NORTH);
        add(north, BorderLayout.CENTER);
        add(south, BorderLayout.SOUTH);
        changed();
    }

    private JPanel buttons() {
        JButton resume = new JButton("Resume...");
        resume.setToolTipText("Goes on with a training that was stopped: choose its folder, *.training beside the model");
        resume.addActionListener(event -> resume());
        start.addActionListener(event -> start());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        buttons.add(resume);
        buttons.add(start);
        return buttons;
    }

    private void changed() {
        start.setEnabled(false);
        patience.restart();
    }

    /** Checks the choices in the background, then says what they mean. */
    private void look() {
        TrainingChoice choice = form.choice();
        new SwingWorker<Void, Runnable>() {
            @Override
            protected Void doInBackground() throws IOException {
                TrainingOptions options = choice.check();
                publish(() -> accept(options));
                String images = outlook.found(choice, options);
                publish(() -> found.setText(images));
                String cost = outlook.takes(options);
                publish(() -> takes.setText(cost));
                return null;
            }

            @Override
            protected void process(List<Runnable> news) {
                if (choice.equals(form.choice())) { // else they are about choices that were changed meanwhile
                    news.forEach(Runnable::run);
                }
            }

            @Override
            protected void done() {
                try {
                    get();
                } catch (ExecutionException e) {
                    if (choice.equals(form.choice())) {
                        refuse(e.getCause().getMessage());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }.execute();
    }

    private void showHoles() {
        TrainingChoice choice = form.choice();
        new SwingWorker<ImagePlus, Void>() {
            @Override
            protected ImagePlus doInBackground() throws IOException {
                return outlook.holes(choice, choice.check());
            }

            @Override
            protected void done() {
                try {
                    get().show();
                } catch (ExecutionException e) {
                    say(e.getCause().getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }.execute();
    }

    private void accept(TrainingOptions options) {
        say(" ");
        found.setText(" ");
        takes.setText("Estimating time, memory and disk...");
        form.showFrozen(options.recipe().frozen());
        start.setEnabled(true);
    }

    private void refuse(String reason) {
        takes.setText(" ");
        start.setEnabled(false);
        say(reason);
    }

    private void say(String text) {
        fault.setText("<html>" + text + "</html>");
    }

    private void start() {
        TrainingChoice choice = form.choice();
        try {
            starting.accept(choice.options());
            if (Recorder.record) {
                Recorder.recordString(choice.macro());
            }
        } catch (IllegalArgumentException | IOException e) {
            say(e.getMessage());
        }
    }

    private void resume() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("The folder (*.training) of the training to go on with");
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            File folder = chooser.getSelectedFile();
            try {
                resuming.resume(folder.toPath());
            } catch (IllegalArgumentException | IOException e) {
                say(e.getMessage());
            }
        }
    }
}
