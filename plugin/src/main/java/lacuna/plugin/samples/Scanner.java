package lacuna.plugin.samples;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** A scanner or a microfilm camera: blur, tone curve, noise, rows of uneven gain, eight bits. */
final class Scanner {

    private final Chance chance;
    private final boolean grey;

    Scanner(Chance chance, boolean grey) {
        this.chance = chance;
        this.grey = grey;
    }

    /** @param page reflectances in [0, 1], three planes */
    BufferedImage scan(Plane[] page) {
        int width = page[0].width();
        int height = page[0].height();
        double blur = chance.between(0.3, 0.9);
        double noise = chance.between(0.002, 0.022);
        double grain = chance.between(0.8, 1.2);
        double gain = chance.between(0.94, 1.16);
        double gamma = chance.between(0.75, 1.2);
        // Microfilm and copies press the tones towards black and white.
        double contrast = grey && chance.once(0.3) ? chance.between(2, 9) : 0;
        double pivot = chance.between(0.45, 0.62);
        int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        WritableRaster raster = image.getRaster();
        int bands = grey ? 1 : 3;
        for (int c = 0; c < bands; c++) {
            Plane seen = (grey ? luminance(page) : page[c]).blurred(blur);
            Plane speckle = Plane.of(width, height, (x, y) -> chance.gauss(noise)).blurred(noise > 0.01 ? grain * 0.5 : 0);
            for (int y = 0; y < height; y++) {
                double row = 1 + chance.gauss(noise * 0.1);
                for (int x = 0; x < width; x++) {
                    double value = Math.pow(Math.max(0, seen.get(x, y) * gain * row), gamma);
                    value = contrast > 0 ? 1 / (1 + Math.exp(-contrast * (value - pivot) * 2)) : value;
                    double level = Math.rint(255 * (value + speckle.get(x, y)));
                    raster.setSample(x, y, c, (int) Math.min(255, Math.max(0, level)));
                }
            }
        }
        return image;
    }

    /** Rec. 601 luma of the three planes. */
    private static Plane luminance(Plane[] page) {
        return Plane.of(page[0].width(), page[0].height(),
            (x, y) -> 0.299 * page[0].get(x, y) + 0.587 * page[1].get(x, y) + 0.114 * page[2].get(x, y));
    }
}
