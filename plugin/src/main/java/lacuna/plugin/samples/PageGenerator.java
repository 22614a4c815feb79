package lacuna.plugin.samples;

import java.awt.image.BufferedImage;

/**
 * Draws scans of printed and hand-written pages that never were: layout, ink, paper, the other side showing through, and a
 * scanner's warp, blur, noise and tone. Nothing is taken from a picture or a text; fonts are the JVM's, hands our own.
 */
public final class PageGenerator {

    private static final double[][] INKS = {{0.10, 0.09, 0.09}, {0.16, 0.12, 0.09}, {0.30, 0.20, 0.13}, {0.42, 0.28, 0.16},
        {0.12, 0.14, 0.28}, {0.22, 0.22, 0.24}};
    private static final double[][] ACCENTS = {{0.70, 0.18, 0.12}, {0.60, 0.12, 0.16}, {0.16, 0.24, 0.55},
        {0.25, 0.20, 0.45}, {0.18, 0.42, 0.30}};

    private final Chance chance;
    private final int width;
    private final int height;

    /**
     * One page.
     *
     * @param seed same seed, same JVM and fonts: same pixels
     * @param width in pixels
     * @param height in pixels
     */
    public PageGenerator(long seed, int width, int height) {
        this(new Chance(seed), width, height);
    }

    PageGenerator(Chance chance, int width, int height) {
        this.chance = chance;
        this.width = width;
        this.height = height;
    }

    /** An RGB page, or a grey one ({@link BufferedImage#TYPE_BYTE_GRAY}). */
    public BufferedImage draw(boolean grey) {
        return new Scanner(chance.fork(), grey).scan(page(PageStyle.any(chance)));
    }

    /** The sheet before it is scanned: reflectances of red, green and blue in [0, 1]. */
    Plane[] page(PageStyle style) {
        Plane[] page = new Paper(chance.fork(), width, height).make();
        Warp warp = new Warp(chance.fork(), width, height);
        if (chance.once(0.5)) {
            Plane verso = inks(style)[0].mirrored().blurred(chance.between(0.8, 3));
            apply(page, warp.of(verso), chance.pick(INKS), chance.between(0.04, 0.3));
        }
        Plane[] inks = inks(style);
        double strength = chance.between(0.8, 1);
        Wear wear = new Wear(chance.fork(), width, height);
        apply(page, wear.of(warp.of(inks[0])), chance.pick(INKS), strength);
        apply(page, wear.of(warp.of(inks[1])), chance.pick(ACCENTS), strength * chance.between(0.6, 1));
        return page;
    }

    private Plane[] inks(PageStyle style) {
        InkLayer ink = new InkLayer(width, height);
        InkLayer accent = new InkLayer(width, height);
        new PageLayout(chance.fork(), style, width, height, ink, accent).draw();
        return new Plane[] {ink.coverage(), accent.coverage()};
    }

    /** Ink darkens what lies below it towards its own colour. */
    private static void apply(Plane[] page, Plane coverage, double[] colour, double strength) {
        for (int c = 0; c < page.length; c++) {
            float[] values = page[c].values();
            for (int i = 0; i < values.length; i++) {
                double covered = coverage.values()[i] * strength;
                values[i] *= (float) (1 - covered * (1 - colour[c]));
            }
        }
    }
}
