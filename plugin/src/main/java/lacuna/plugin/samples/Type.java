package lacuna.plugin.samples;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/** Printed or typed letters of one of the JVM's fonts, each sort set a little askew. */
final class Type implements Script {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String[] FAMILIES = {Font.SERIF, Font.SERIF, Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED};

    private final Font font;
    private final double stretch;
    private final double unevenness;
    private final Chance chance;

    /** @param xHeight of the letters in pixels */
    Type(Chance chance, double xHeight) {
        this(chance, chance.pick(FAMILIES), chance.once(0.15) ? Font.BOLD : chance.once(0.2) ? Font.ITALIC : Font.PLAIN,
            xHeight, chance.between(0.78, 1.05), chance.once(0.6) ? chance.between(0.005, 0.04) : 0);
    }

    private Type(Chance chance, String family, int style, double xHeight, double stretch, double unevenness) {
        this.chance = chance;
        this.stretch = stretch;
        this.unevenness = unevenness;
        Font unit = new Font(family, style, 1).deriveFont(100f);
        double unitHeight = unit.createGlyphVector(CONTEXT, "x").getVisualBounds().getHeight();
        this.font = unit.deriveFont((float) (100 * xHeight / unitHeight));
    }

    /** The same face in another size and style of {@link Font}. */
    Type derive(double xHeight, int style) {
        return new Type(chance, font.getFamily(), style, xHeight, stretch, unevenness);
    }

    @Override
    public double xHeight() {
        return font.createGlyphVector(CONTEXT, "x").getVisualBounds().getHeight();
    }

    @Override
    public double width(String text) {
        return stretch * font.createGlyphVector(CONTEXT, text).getLogicalBounds().getWidth();
    }

    @Override
    public void draw(Graphics2D graphics, String text, double x, double y) {
        GlyphVector glyphs = font.createGlyphVector(CONTEXT, text);
        double size = font.getSize2D();
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Point2D at = glyphs.getGlyphPosition(i);
            AffineTransform place = AffineTransform.getTranslateInstance(
                x + stretch * at.getX() + chance.gauss(unevenness * size), y + chance.gauss(unevenness * size));
            place.rotate(chance.gauss(unevenness * 0.5));
            place.scale(stretch, 1);
            place.translate(-at.getX(), -at.getY());
            graphics.fill(place.createTransformedShape(glyphs.getGlyphOutline(i)));
        }
    }
}
