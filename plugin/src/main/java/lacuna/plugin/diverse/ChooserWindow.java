package lacuna.plugin.diverse;

import ij.ImagePlus;
import ij.ImageStack;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.IntConsumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * Shows several fills of one hole side by side, cut out around the hole, and lets a person take any of them. Used on the event
 * thread.
 */
public final class ChooserWindow extends JFrame {

    private static final long serialVersionUID = 1;
    private static final int GAP = 8;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 512;
    private static final int USUAL = 160;

    private final transient IntConsumer taken;
    private final transient FillCells cells;
    private final DefaultListModel<String> labels = new DefaultListModel<>();
    private final JList<String> list = new JList<>(labels);
    private final JButton take = new JButton("Take");
    private final JSlider size = new JSlider(SMALLEST, LARGEST, USUAL);
    private final JCheckBox outline = new JCheckBox("Outline", true);

    /**
     * @param title of the image that has the hole
     * @param fills one a slice, with their labels; not to be changed while the window is open
     * @param hole as it was filled
     * @param taken hears the index of each fill that is taken, from 0
     */
    public ChooserWindow(String title, ImagePlus fills, RandomAccessibleInterval<BitType> hole, IntConsumer taken) {
        super("Diverse fills of " + title);
        this.taken = taken;
        cells = new FillCells(fills, HolePicture.around(Hole.of(hole)));
        ImageStack stack = fills.getStack();
        for (int i = 1; i <= stack.size(); i++) {
            labels.addElement(stack.getSliceLabel(i));
        }
        list.setLayoutOrientation(JList.HORIZONTAL_WRAP);
        list.setVisibleRowCount(0);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(cells);
        list.setSelectedIndex(0);
        list.setBorder(BorderFactory.createEmptyBorder(GAP / 2, GAP / 2, GAP / 2, GAP / 2));
        add(new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_ALWAYS, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER),
                BorderLayout.CENTER);
        add(bottom(), BorderLayout.SOUTH);
        listen();
        redraw();
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        setPreferredSize(new Dimension(820, 520));
        pack();
        setLocationByPlatform(true);
    }

    private JPanel bottom() {
        JPanel view = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
        size.setToolTipText("How large the fills are shown");
        outline.setToolTipText("Shows where the hole is");
        view.add(new JLabel("Size"));
        view.add(size);
        view.add(outline);
        JButton close = new JButton("Close");
        close.addActionListener(event -> dispose());
        take.setToolTipText("Opens the chosen fill as the filled image (double-click or Enter do the same)");
        take.addActionListener(event -> takeChosen());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        buttons.add(take);
        buttons.add(close);
        JPanel bottom = new JPanel(new BorderLayout(GAP, 0));
        bottom.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        bottom.add(view, BorderLayout.WEST);
        bottom.add(buttons, BorderLayout.EAST);
        return bottom;
    }

    private void listen() {
        size.addChangeListener(event -> redraw());
        outline.addActionListener(event -> redraw());
        list.addListSelectionListener(event -> take.setEnabled(list.getSelectedIndex() >= 0));
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int index = list.locationToIndex(event.getPoint());
                if (event.getClickCount() == 2 && index >= 0 && list.getCellBounds(index, index).contains(event.getPoint())) {
                    takeChosen();
                }
            }
        });
        list.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "take");
        list.getActionMap().put("take", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                takeChosen();
            }
        });
    }

    private void redraw() {
        cells.show(size.getValue(), outline.isSelected());
        list.setFixedCellWidth(cells.width());
        list.setFixedCellHeight(cells.height());
        list.revalidate();
        list.repaint();
    }

    private void takeChosen() {
        if (list.getSelectedIndex() >= 0) {
            taken.accept(list.getSelectedIndex());
        }
    }
}
