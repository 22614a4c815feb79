package lacuna.plugin.edit;

import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.Map;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** Which fill is edited, in which styles, and how far the edit reaches. */
final class FillPanel extends JPanel {

    private static final long serialVersionUID = 1;
    private static final int GAP = 4;

    private final int styles;
    private final transient Runnable changed;
    private final JSpinner first;
    private final JSpinner last;
    private final JRadioButton mean = new JRadioButton("Mean fill", true);
    private final JRadioButton seeded = new JRadioButton("Seed");
    private final JSpinner seed = new JSpinner(new SpinnerNumberModel(Long.valueOf(1), null, null, Long.valueOf(1)));
    private final JSpinner truncation = new JSpinner(new SpinnerNumberModel(1.0, 0.0, 2.0, 0.1));
    private final JLabel truncationLabel = new JLabel("Truncation");
    private final JCheckBox whole = new JCheckBox("Change the whole image, not the hole only");
    private boolean setting;

    FillPanel(int styles, EditState start, Runnable changed) {
        super(new GridBagLayout());
        this.styles = styles;
        this.changed = changed;
        first = new JSpinner(new SpinnerNumberModel(0, 0, styles - 1, 1));
        last = new JSpinner(new SpinnerNumberModel(styles - 1, 0, styles - 1, 1));
        seed.setEditor(new JSpinner.NumberEditor(seed, "0"));
        ((JSpinner.DefaultEditor) seed.getEditor()).getTextField().setColumns(7);
        truncation.setEditor(new JSpinner.NumberEditor(truncation, "0.0#"));
        ((JSpinner.DefaultEditor) truncation.getEditor()).getTextField().setColumns(3);
        ButtonGroup group = new ButtonGroup();
        group.add(mean);
        group.add(seeded);
        explain();
        add(new JLabel("Styles"), 0, 0);
        add(line(first, new JLabel("to"), last, new JLabel("(coarse to fine)")), 1, 0);
        add(new JLabel("Fill"), 0, 1);
        add(line(mean, seeded, seed), 1, 1);
        add(truncationLabel, 0, 2);
        add(line(truncation), 1, 2);
        add(new JLabel("Scope"), 0, 3);
        add(line(whole), 1, 3);
        set(start);
        listen();
    }

    private void explain() {
        first.setToolTipText("The first style that is changed: 0 is the coarsest");
        last.setToolTipText("The last style that is changed: " + (styles - 1) + " is the finest");
        mean.setToolTipText("Edits the fill that Inpaint makes");
        seeded.setToolTipText("Edits the fill that Diverse Fills makes of a seed");
        seed.setToolTipText("The seed of the fill, as Diverse Fills labels it");
        truncation.setToolTipText("1: as diverse as the model learned; 0: the mean fill; only with a seed");
        whole.setToolTipText("Known pixels change by as much as the edit changes what the model shows in their place");
    }

    private static JPanel line(Component... components) {
        JPanel line = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
        for (Component component : components) {
            line.add(component);
        }
        return line;
    }

    private void add(Component component, int column, int row) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridx = column;
        place.gridy = row;
        place.weightx = column;
        place.anchor = GridBagConstraints.LINE_START;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(GAP / 2, GAP, GAP / 2, GAP);
        add(component, place);
    }

    private void listen() {
        // A range does not end before it begins.
        first.addChangeListener(event -> push(last, Math.max(value(first), value(last))));
        last.addChangeListener(event -> push(first, Math.min(value(first), value(last))));
        seed.addChangeListener(event -> changed());
        truncation.addChangeListener(event -> changed());
        mean.addActionListener(event -> changed());
        seeded.addActionListener(event -> changed());
        whole.addActionListener(event -> changed());
    }

    private void push(JSpinner other, int to) {
        if (value(other) == to) {
            changed();
        } else {
            other.setValue(to);
        }
    }

    private void changed() {
        enableFields();
        if (!setting) {
            changed.run();
        }
    }

    private void enableFields() {
        seed.setEnabled(seeded.isSelected());
        truncation.setEnabled(seeded.isSelected());
        truncationLabel.setEnabled(seeded.isSelected());
    }

    private static int value(JSpinner spinner) {
        return ((Number) spinner.getValue()).intValue();
    }

    private void set(EditState state) {
        setting = true;
        first.setValue(state.first());
        last.setValue(state.last());
        mean.setSelected(state.seed() == null);
        seeded.setSelected(state.seed() != null);
        if (state.seed() != null) {
            seed.setValue(state.seed());
        }
        truncation.setValue(state.truncation());
        whole.setSelected(state.whole());
        enableFields();
        setting = false;
    }

    /** All styles of the mean fill, the hole only. */
    void reset() {
        set(new EditState(Map.of(), 0, styles - 1, null, 1, false));
        changed.run();
    }

    /** What is chosen here, with strengths that were chosen elsewhere. */
    EditState state(Map<String, Double> strengths) {
        Long chosen = seeded.isSelected() ? Long.valueOf(((Number) seed.getValue()).longValue()) : null;
        return new EditState(strengths, value(first), value(last), chosen,
                ((Number) truncation.getValue()).doubleValue(), whole.isSelected());
    }
}
