package lacuna.plugin.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** One ink on a page: what is drawn with {@link #graphics()} becomes its coverage. */
final class InkLayer {

    private final BufferedImage coverage;
    private final Graphics2D graphics;

    InkLayer(int width, int height) {
        coverage = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        graphics = coverage.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        load(1);
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** How much ink the pen carries from now on, in [0, 1]. */
    void load(double ink) {
        graphics.setColor(new Color(1f, 1f, 1f, (float) Math.min(Math.max(ink, 0), 1)));
    }

    /** Coverage in [0, 1]; what was drawn with a full pen has 1. */
    Plane coverage() {
        byte[] bytes = ((DataBufferByte) coverage.getRaster().getDataBuffer()).getData();
        int width = coverage.getWidth();
        return Plane.of(width, coverage.getHeight(), (x, y) -> (bytes[y * width + x] & 0xff) / 255.0);
    }
}
