package lacuna.plugin.diverse;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;

/** Draws each fill as a picture of the hole and its surroundings, with its label below. Pictures are made when they are shown. */
final class FillCells implements ListCellRenderer<String> {

    private static final int BORDER = 4;
    private static final int TEXT = 24;

    private final ImagePlus fills;
    private final HolePicture hole;
    private final JLabel cell = new JLabel("", SwingConstants.CENTER);
    private final Map<Integer, ImageIcon> pictures = new HashMap<>();
    private int size;
    private boolean outlined;

    FillCells(ImagePlus fills, HolePicture hole) {
        this.fills = fills;
        this.hole = hole;
        cell.setOpaque(true);
        cell.setVerticalTextPosition(SwingConstants.BOTTOM);
        cell.setHorizontalTextPosition(SwingConstants.CENTER);
        cell.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
    }

    /** @param pixels longer side of a picture on the screen */
    void show(int pixels, boolean outline) {
        size = pixels;
        outlined = outline;
        pictures.clear();
    }

    int width() {
        return Math.max(hole.width(size), 5 * TEXT) + 2 * BORDER;
    }

    int height() {
        return hole.height(size) + TEXT + 2 * BORDER;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends String> list, String label, int index, boolean selected, boolean focused) {
        cell.setText(label);
        cell.setIcon(pictures.computeIfAbsent(index, i -> new ImageIcon(picture(i))));
        cell.setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        cell.setForeground(selected ? list.getSelectionForeground() : list.getForeground());
        cell.getAccessibleContext().setAccessibleName("Fill of " + label);
        return cell;
    }

    private BufferedImage picture(int index) {
        ImageProcessor plane = fills.getStack().getProcessor(index + 1);
        if (fills.getBitDepth() != 24) {
            plane.setLut(fills.getProcessor().getLut());
            plane.setMinAndMax(fills.getDisplayRangeMin(), fills.getDisplayRangeMax());
        }
        return hole.of(plane, size, outlined);
    }
}
