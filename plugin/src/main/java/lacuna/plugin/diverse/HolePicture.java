package lacuna.plugin.diverse;

import ij.process.ImageProcessor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import lacuna.ops.mask.Hole;
import net.imglib2.Interval;

/**
 * Draws a hole and its surroundings, cut out of a filled plane.
 *
 * @param part of the plane that is shown
 */
public record HolePicture(Hole hole, Rectangle part) {

    private static final Color LINE = new Color(255, 220, 0);
    /** What is shown around the hole: this part of its longer side, and no less than these pixels. */
    private static final double MARGIN = 0.5;
    private static final int LEAST_MARGIN = 8;

    /** Shows the hole with some of what is known around it. */
    public static HolePicture around(Hole hole) {
        Interval box = hole.bounds();
        Rectangle bounds = new Rectangle((int) box.min(0), (int) box.min(1), (int) box.dimension(0), (int) box.dimension(1));
        int margin = (int) Math.max(LEAST_MARGIN, MARGIN * Math.max(bounds.width, bounds.height));
        bounds.grow(margin, margin);
        return new HolePicture(hole, bounds.intersection(new Rectangle(hole.width(), hole.height())));
    }

    /** Width of a picture whose longer side is {@code size}. */
    public int width(int size) {
        return Math.max(1, size * part.width / Math.max(part.width, part.height));
    }

    /** Height of a picture whose longer side is {@code size}. */
    public int height(int size) {
        return Math.max(1, size * part.height / Math.max(part.width, part.height));
    }

    /**
     * @param plane with the look-up table and the range that it is shown in
     * @param size longer side of the picture in pixels
     * @param outlined whether the rim of the hole is marked
     */
    public BufferedImage of(ImageProcessor plane, int size, boolean outlined) {
        plane.setRoi(part);
        Image source = plane.crop().getBufferedImage();
        plane.resetRoi();
        double scale = (double) size / Math.max(part.width, part.height);
        BufferedImage picture = new BufferedImage(width(size), height(size), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        // Enlarged pixels stay pixels; reduced ones are averaged.
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, scale > 1
                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, picture.getWidth(), picture.getHeight(), null);
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
