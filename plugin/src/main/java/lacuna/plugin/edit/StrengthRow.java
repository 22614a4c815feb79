package lacuna.plugin.edit;

import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** How far a fill is moved along one direction: a slider, and a number that may be finer and go farther. */
final class StrengthRow {

    /** In standard deviations. */
    private static final int FARTHEST = 3;
    private static final int TICKS = 10;
    private static final double LIMIT = 99;

    private final String direction;
    private final JLabel label;
    private final JSlider slider = new JSlider(-FARTHEST * TICKS, FARTHEST * TICKS, 0);
    private final JSpinner number = new JSpinner(new SpinnerNumberModel(0.0, -LIMIT, LIMIT, 1.0 / TICKS));
    private boolean following;

    /** @param changed called after every change */
    StrengthRow(String direction, Runnable changed) {
        this.direction = direction;
        label = new JLabel(direction.matches("\\d+") ? "Principal " + direction : direction);
        label.setLabelFor(number);
        String help = "Moves the fill along \"" + direction + "\", in standard deviations; a double click resets";
        label.setToolTipText(help);
        slider.setToolTipText(help);
        number.setToolTipText(help);
        slider.setMajorTickSpacing(TICKS);
        slider.setPaintTicks(true);
        slider.getAccessibleContext().setAccessibleName("Strength of " + direction);
        number.getAccessibleContext().setAccessibleName("Strength of " + direction);
        number.setEditor(new JSpinner.NumberEditor(number, "0.0##"));
        slider.addChangeListener(event -> {
            if (!following) {
                number.setValue(slider.getValue() / (double) TICKS);
            }
        });
        number.addChangeListener(event -> {
            following = true;
            slider.setValue((int) Math.round(strength() * TICKS));
            following = false;
            changed.run();
        });
        resetOnDoubleClick(slider);
        resetOnDoubleClick(label);
    }

    private void resetOnDoubleClick(JComponent component) {
        component.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent event) {
                // Released, since pressing moves the slider.
                if (event.getClickCount() == 2) {
                    set(0);
                }
            }
        });
    }

    String direction() {
        return direction;
    }

    double strength() {
        return ((Number) number.getValue()).doubleValue();
    }

    void set(double strength) {
        number.setValue(strength);
    }

    JLabel label() {
        return label;
    }

    JSlider slider() {
        slider.setPreferredSize(new Dimension(170, slider.getPreferredSize().height));
        return slider;
    }

    JSpinner number() {
        return number;
    }
}
