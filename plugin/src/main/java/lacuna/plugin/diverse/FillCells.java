package lacuna.plugin.diverse;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import lacuna.ops.mask.Hole;

/** Draws each fill as a picture of the hole and its surroundings, with its label below. Pictures are made when they are shown. */
final class FillCells implements ListCellRenderer<String> {

    private static final int BORDER = 4;
    private static final int TEXT = 24;
    private static final Color LINE = new Color(255, 220, 0);

    private final ImagePlus fills;
    private final Hole hole;
    private final Rectangle part;
    private final JLabel cell = new JLabel("", SwingConstants.CENTER);
    private final Map<Integer, ImageIcon> pictures = new HashMap<>();
    private int size;
    private boolean outlined;

    /** @param part of the image that is shown */
    FillCells(ImagePlus fills, Hole hole, Rectangle part) {
        this.fills = fills;
        this.hole = hole;
        this.part = part;
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
        return Math.max(size * part.width / Math.max(part.width, part.height), 5 * TEXT) + 2 * BORDER;
    }

    int height() {
        return size * part.height / Math.max(part.width, part.height) + TEXT + 2 * BORDER;
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
        plane.setRoi(part);
        Image source = plane.crop().getBufferedImage();
        plane.resetRoi();
        double scale = (double) size / Math.max(part.width, part.height);
        int width = Math.max(1, (int) (scale * part.width));
        int height = Math.max(1, (int) (scale * part.height));
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        // Enlarged pixels stay pixels; reduced ones are averaged.
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, scale > 1
                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        if (outlined) {
            outline(picture, scale);
        }
        return picture;
    }

    /** Marks the pixels of the picture at which the hole begins. */
    private void outline(BufferedImage picture, double scale) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (missing(x, y, scale) && !(missing(x - 1, y, scale) && missing(x + 1, y, scale)
                        && missing(x, y - 1, scale) && missing(x, y + 1, scale))) {
                    picture.setRGB(x, y, LINE.getRGB());
                }
            }
        }
    }

    private boolean missing(int x, int y, double scale) {
        int left = part.x + Math.min(part.width - 1, (int) Math.max(0, Math.floor(x / scale)));
        int top = part.y + Math.min(part.height - 1, (int) Math.max(0, Math.floor(y / scale)));
        return hole.nextMissing(left, top) == left;
    }
}
