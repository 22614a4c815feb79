package lacuna.plugin.train;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Font;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.Timer;
import lacuna.models.bundle.ModelBundle;
import lacuna.training.TrainingJob;
import lacuna.training.TrainingJob.State;
import lacuna.training.TrainingOptions;

/** Shows how a training goes, and steers it. Used on the event thread. */
final class RunPanel extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final int REFRESH_MS = 1000;
    private static final int BAR = 1000;

    private final transient TrainingJob job;
    private final JLabel about = new JLabel();
    private final JLabel state = new JLabel(" ");
    private final JProgressBar bar = new JProgressBar(0, BAR);
    private final CurveView losses = new CurveView("Curves appear with the first steps.");
    private final CurveView figures = new CurveView("The quality on held-out images appears with the first validation.");
    private final ExampleView examples = new ExampleView();
    private final JTextArea log = new JTextArea();
    private final JButton finish = button("Finish and keep", "Stops after this step and puts the model into the list");
    private final JButton cancel = button("Cancel", "Stops after this step; nothing goes into the list, but the training can be"
            + " resumed");
    private final JButton export = button("Export now...", "Saves the network as it is as a model, and goes on training");
    private final JButton resume = button("Resume", "Goes on where this training stopped");
    private final JButton again = button("New training...", "Back to the choices");
    private final Timer timer = new Timer(REFRESH_MS, event -> refresh());
    private transient String listed;

    /**
     * @param resumed what to do when the user wants to go on with a stopped training
     * @param anew what to do when the user wants another training
     */
    RunPanel(TrainingJob job, Runnable resumed, Runnable anew) {
        super(new BorderLayout(GAP, GAP));
        this.job = job;
        setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        about.setText(about(job.options()));
        log.setEditable(false);
        log.setFont(new Font(Font.MONOSPACED, Font.PLAIN, log.getFont().getSize()));
        JTabbedPane tabs = new JTabbedPane();
        tabs.addTab("Loss", losses);
        tabs.addTab("Quality", figures);
        tabs.addTab("Examples", examples);
        tabs.addTab("Log", new JScrollPane(log));
        add(top(), BorderLayout.NORTH);
        add(tabs, BorderLayout.CENTER);
        add(buttons(), BorderLayout.SOUTH);
        finish.addActionListener(event -> job.finish());
        cancel.addActionListener(event -> job.cancel());
        export.addActionListener(event -> export());
        resume.addActionListener(event -> resumed.run());
        again.addActionListener(event -> anew.run());
        timer.setInitialDelay(0);
    }

    private static JButton button(String text, String help) {
        JButton button = new JButton(text);
        button.setToolTipText(help);
        return button;
    }

    private static String about(TrainingOptions options) {
        String frozen = options.recipe().frozen();
        return "<html><b>" + name(options) + "</b>: " + options.recipe().network() + " "
                + options.recipe().settings().get("preset")
                + (options.from().isEmpty() ? ", from random weights" : ", from " + options.from())
                + "; frozen: " + (frozen.isEmpty() ? "nothing" : frozen) + "</html>";
    }

    private static String name(TrainingOptions options) {
        return options.out().getFileName().toString().replace(ModelBundle.EXTENSION, "");
    }

    private JPanel top() {
        JPanel top = new JPanel(new BorderLayout(0, GAP / 2));
        top.add(about, BorderLayout.NORTH);
        top.add(bar, BorderLayout.CENTER);
        top.add(state, BorderLayout.SOUTH);
        return top;
    }

    private JPanel buttons() {
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        for (JButton button : List.of(again, resume, export, cancel, finish)) {
            buttons.add(button);
        }
        return buttons;
    }

    @Override
    public void addNotify() {
        super.addNotify();
        timer.start();
    }

    @Override
    public void removeNotify() {
        timer.stop();
        super.removeNotify();
    }

    private void refresh() {
        State now = job.state();
        long steps = job.options().schedule().steps();
        bar.setValue((int) (BAR * job.step() / steps));
        bar.setIndeterminate(now == State.PREPARING);
        state.setText(sentence(now, steps));
        finish.setEnabled(now == State.TRAINING);
        cancel.setEnabled(!now.isOver());
        export.setEnabled(now == State.TRAINING && job.step() > 0);
        resume.setVisible(now == State.CANCELED || now == State.FAILED && job.step() > 0);
        again.setVisible(now.isOver());
        List<String> lines = job.log();
        if (!String.join("\n", lines).equals(log.getText())) {
            log.setText(String.join("\n", lines));
        }
        if (!job.curves().isEmpty()) {
            losses.refresh(job.curves().get(0));
            figures.refresh(job.curves().get(1));
        }
        examples.refresh(job.options().work());
        if (now.isOver()) {
            timer.stop();
        }
    }

    private String sentence(State now, long steps) {
        return switch (now) {
            case PREPARING -> "Reading the images...";
            case TRAINING -> String.format(Locale.ROOT, "Step %,d of %,d%s", job.step(), steps,
                    job.left() == null ? "" : "; about " + words(job.left()) + " left");
            case FINISHING -> "Finishing: the network is measured and saved...";
            case FINISHED -> listed();
            case CANCELED -> String.format(Locale.ROOT, "Canceled after step %,d.", job.step());
            case FAILED -> "<html>" + job.fault() + "</html>";
        };
    }

    /** Puts the model into the list, once. */
    private String listed() {
        if (listed == null) {
            try {
                listed = "Finished after step " + job.step() + ". The model " + Trainings.list(job)
                        + " is in the list of models.";
            } catch (IOException e) {
                listed = "Finished. The model is in " + job.options().out() + ", but not in the list: " + e.getMessage();
            }
        }
        return listed;
    }

    /** A length of time as people say it. */
    static String words(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        if (minutes < 1) {
            return Math.max(1, time.toSeconds()) + " s";
        }
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private void export() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("Export the network as it is");
        chooser.setSelectedFile(new File(name(job.options()) + "-step" + job.step() + ModelBundle.EXTENSION));
        if (chooser.showSaveDialog(this) == JFileChooser.APPROVE_OPTION) {
            File file = chooser.getSelectedFile();
            if (file.exists()) {
                state.setText("There is already a file " + file.getName() + ": choose another name.");
                return;
            }
            job.export(file.toPath());
        }
    }
}
