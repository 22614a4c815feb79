package lacuna.plugin.edit;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** The directions, a row for each; more of them come on demand. */
final class DirectionPanel extends JPanel implements Scrollable {

    private static final long serialVersionUID = 1;
    private static final int MORE = 10;
    private static final int GAP = 4;

    private final transient List<String> directions;
    private final transient Runnable changed;
    private final transient List<StrengthRow> rows = new ArrayList<>();
    private final JPanel grid = new JPanel(new GridBagLayout());
    private final JButton more = new JButton();

    /**
     * @param directions all there are
     * @param first how many are shown; those that have a strength are shown as well
     */
    DirectionPanel(List<String> directions, int first, EditState start, Runnable changed) {
        super(new BorderLayout());
        this.directions = directions;
        this.changed = changed;
        int shown = first;
        for (int i = first; i < directions.size(); i++) {
            shown = start.strength(directions.get(i)) != 0 ? i + 1 : shown;
        }
        show(shown);
        rows.forEach(row -> row.set(start.strength(row.direction())));
        more.addActionListener(event -> show(rows.size() + MORE));
        JPanel below = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, GAP));
        below.add(more);
        JPanel top = new JPanel(new BorderLayout());
        top.add(grid, BorderLayout.NORTH);
        top.add(below, BorderLayout.CENTER);
        add(top, BorderLayout.NORTH);
        setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
    }

    private void show(int count) {
        while (rows.size() < Math.min(count, directions.size())) {
            StrengthRow row = new StrengthRow(directions.get(rows.size()), changed);
            add(row.label(), 0, 0);
            add(row.slider(), 1, 1);
            add(row.number(), 2, 0);
            rows.add(row);
        }
        int left = directions.size() - rows.size();
        more.setText("Show " + Math.min(MORE, left) + " more of " + left);
        more.setToolTipText("Further principal directions change less and less");
        more.setVisible(left > 0);
        revalidate();
    }

    private void add(JComponent component, int column, double weight) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridx = column;
        place.gridy = rows.size();
        place.weightx = weight;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(GAP / 2, GAP, GAP / 2, GAP);
        grid.add(component, place);
    }

    /** By name, in order. */
    Map<String, Double> strengths() {
        Map<String, Double> strengths = new LinkedHashMap<>();
        rows.forEach(row -> strengths.put(row.direction(), row.strength()));
        return strengths;
    }

    void reset() {
        rows.forEach(row -> row.set(0));
    }

    // -- As wide as the view, however long --

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(getPreferredSize().width, 260);
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return 24;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
