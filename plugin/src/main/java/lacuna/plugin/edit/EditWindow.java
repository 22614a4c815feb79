package lacuna.plugin.edit;

import ij.plugin.frame.Recorder;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.concurrent.CancellationException;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import lacuna.ops.ProgressListener;

/**
 * Edits a fill with sliders: a preview follows them, and what is taken is what the command makes with the same strengths. Used on
 * the event thread; computes in another one.
 */
public final class EditWindow extends JFrame {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final Color FAULT = new Color(0xB00020);

    private final transient Editor editor;
    private final transient LatestWorker<EditState> previews;
    private final ComparePane pane = new ComparePane();
    private final JTextArea message = new JTextArea(2, 20);
    private final JButton take = new JButton("Take");
    private final DirectionPanel directions;
    private final FillPanel fill;
    private volatile boolean closed;
    /** Whether the message is about a take, which a preview that comes later does not take away. */
    private boolean lasting;

    /** @param editor closed with this window */
    public EditWindow(Editor editor) {
        super("Edit the fill of " + editor.title());
        this.editor = editor;
        previews = new LatestWorker<>(this::preview);
        EditState start = editor.start();
        directions = new DirectionPanel(editor.directions(), editor.first(), start, this::changed);
        fill = new FillPanel(editor.styles(), start, this::changed);
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(left(), BorderLayout.CENTER);
        content.add(right(), BorderLayout.EAST);
        content.add(bottom(), BorderLayout.SOUTH);
        setContentPane(content);
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        pack();
        setMinimumSize(new Dimension(560, 400));
        setLocationByPlatform(true);
        changed();
    }

    private JPanel left() {
        JButton compare = new JButton("Hold to compare");
        compare.setToolTipText("Shows the fill without the edit while it is held, by the mouse or the space bar");
        compare.getModel().addChangeListener(event ->
                pane.showPlain(compare.getModel().isPressed() && compare.getModel().isArmed()));
        JCheckBox outline = new JCheckBox("Outline", true);
        outline.setToolTipText("Shows where the hole is");
        outline.addActionListener(event -> pane.showOutline(outline.isSelected()));
        JPanel view = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
        view.add(compare);
        view.add(outline);
        JPanel left = new JPanel(new BorderLayout(GAP, GAP));
        left.add(pane, BorderLayout.CENTER);
        left.add(view, BorderLayout.SOUTH);
        return left;
    }

    private JPanel right() {
        JScrollPane scroll = new JScrollPane(directions, JScrollPane.VERTICAL_SCROLLBAR_ALWAYS,
                JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createTitledBorder("Strengths, in standard deviations"));
        JPanel right = new JPanel(new BorderLayout(GAP, GAP));
        right.add(scroll, BorderLayout.CENTER);
        right.add(fill, BorderLayout.SOUTH);
        return right;
    }

    private JPanel bottom() {
        message.setEditable(false);
        message.setFocusable(false);
        message.setOpaque(false);
        message.setLineWrap(true);
        message.setWrapStyleWord(true);
        message.setFont(UIManager.getFont("Label.font"));
        JButton reset = new JButton("Reset");
        reset.setToolTipText("All strengths to 0, all styles of the mean fill, the hole only");
        reset.addActionListener(event -> {
            directions.reset();
            fill.reset();
        });
        take.setToolTipText("Opens the edited fill as the filled image");
        take.addActionListener(event -> take());
        JButton close = new JButton("Close");
        close.addActionListener(event -> dispose());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        buttons.add(reset);
        buttons.add(take);
        buttons.add(close);
        JPanel bottom = new JPanel(new BorderLayout(GAP, 0));
        bottom.add(message, BorderLayout.CENTER);
        bottom.add(buttons, BorderLayout.EAST);
        return bottom;
    }

    private EditState state() {
        return fill.state(directions.strengths());
    }

    private void changed() {
        lasting = false;
        if (fill != null && !closed) {
            previews.submit(state());
        }
    }

    /** In the worker's thread. */
    private void preview(EditState state) {
        if (closed) {
            return;
        }
        try {
            Editor.Preview preview = editor.preview(state);
            SwingUtilities.invokeLater(() -> {
                pane.show(preview);
                take.setEnabled(true);
                if (!lasting) {
                    say(preview.complete() ? " " : "The hole is large: the preview shows a part of it.");
                }
            });
        } catch (RuntimeException e) {
            SwingUtilities.invokeLater(() -> {
                take.setEnabled(false);
                complain(e);
            });
        }
    }

    private void take() {
        EditState state = state();
        take.setEnabled(false);
        lasting = true;
        say("Filling the image...");
        previews.then(() -> {
            if (!closed) {
                take(state);
            }
        });
    }

    /** In the worker's thread. */
    private void take(EditState state) {
        try {
            Editor.Taken taken = editor.take(state, new Progress());
            SwingUtilities.invokeLater(() -> {
                if (Recorder.record) {
                    Recorder.recordString(taken.macro());
                }
                // After its line, since the recorder notes that the new image was selected.
                taken.image().show();
                say(taken.summary() + ".");
                take.setEnabled(true);
            });
        } catch (CancellationException e) {
            SwingUtilities.invokeLater(() -> say(e.getMessage()));
        } catch (RuntimeException e) {
            SwingUtilities.invokeLater(() -> complain(e));
            // The image may be another by now.
            previews.submit(state);
        }
    }

    private void say(String text) {
        message.setForeground(UIManager.getColor("Label.foreground"));
        message.setText(text);
    }

    private void complain(RuntimeException fault) {
        message.setForeground(FAULT);
        message.setText(fault.getMessage() == null ? fault.toString() : fault.getMessage());
    }

    @Override
    public void dispose() {
        if (!closed) {
            closed = true;
            previews.close(editor::close);
        }
        super.dispose();
    }

    /** Closing the window cancels. */
    private final class Progress implements ProgressListener {

        @Override
        public void update(long done, long total, String text) {
            SwingUtilities.invokeLater(() -> say(text));
        }

        @Override
        public boolean isCanceled() {
            return closed;
        }
    }
}
