package lacuna.training.masks;

import java.util.SplittableRandom;

/**
 * Writing burnt into a scan or printed over it: lines of letter-like shapes in several sizes and weights, upright or
 * slanted, level or slightly tilted. Strokes are 2 to 5 pixels wide at 256 x 256 pixels and scale with the image.
 */
public final class TextMasks implements MaskSampler {
    private static final Glyph[] GLYPHS = Glyph.values();
    private static final int PUNCTUATION = 2;

    /** How one block of text is set; lengths in pixels of the image. */
    private record Face(double xHeight, double radius, double slant, double tilt) { }

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            int blocks = random.nextInt(1, 4);
            double top = 0;
            for (int block = 0; block < blocks && top < height; block++) {
                top = block(canvas, top, random);
            }
        });
    }

    /** Sets a block somewhere below {@code top}; blocks do not overlap. Returns its lower end. */
    private static double block(MaskCanvas canvas, double top, SplittableRandom random) {
        double xHeight = 6 + 18 * Math.pow(random.nextDouble(), 2);
        double stroke = Math.max(2, Math.min(5, xHeight * (0.16 + 0.14 * random.nextDouble())));
        double slant = random.nextInt(3) == 0 ? 0.25 * random.nextDouble() : 0;
        double tilt = random.nextInt(3) == 0 ? 0.03 * random.nextGaussian() : 0;
        double scale = canvas.scale();
        Face face = new Face(xHeight * scale, Math.max(0.6, stroke / 2 * scale), slant, tilt);
        int lines = random.nextInt(1, 5);
        double left = canvas.width() * (random.nextDouble() * 0.6 - 0.05);
        double leading = face.xHeight() * (2.3 + 0.7 * random.nextDouble());
        double room = Math.max(0, canvas.height() - top - leading);
        double baseLine = top + leading + 0.6 * room * random.nextDouble();
        for (int line = 0; line < lines; line++) {
            double length = canvas.width() * (0.2 + 0.8 * random.nextDouble());
            line(canvas, face, left, baseLine, length, random);
            baseLine += leading;
        }
        return baseLine - 0.5 * leading;
    }

    private static void line(MaskCanvas canvas, Face face, double left, double baseLine, double length,
                             SplittableRandom random) {
        double spacing = 0.25 * face.xHeight() + 2 * face.radius();
        double along = 0;
        int lettersLeft = random.nextInt(2, 10);
        while (along < length) {
            boolean ends = lettersLeft == 0;
            Glyph glyph = ends ? GLYPHS[GLYPHS.length - 1 - random.nextInt(PUNCTUATION)]
                : GLYPHS[random.nextInt(GLYPHS.length - PUNCTUATION)];
            if (!ends || random.nextInt(4) == 0) {
                glyph.draw(canvas, left + along * Math.cos(face.tilt()), baseLine + along * Math.sin(face.tilt()),
                    face.xHeight(), face.slant(), face.tilt(), face.radius());
                along += glyph.width() * face.xHeight() + spacing;
            }
            if (ends) {
                along += 0.8 * face.xHeight();
                lettersLeft = random.nextInt(2, 10);
            } else {
                lettersLeft--;
            }
        }
    }

    @Override
    public String name() {
        return "text";
    }
}
