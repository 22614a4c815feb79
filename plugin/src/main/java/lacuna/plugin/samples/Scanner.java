package lacuna.plugin.samples;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** A scanner or a microfilm camera: blur, tone curve, noise, rows of uneven gain, eight bits. */
final class Scanner {

    private final Chance chance;
    private final boolean grey;
    private final double blur;
    private final double noise;
    private final double grain;
    private final double gain;
    private final double gamma;
    private final double contrast;
    private final double pivot;

    Scanner(Chance chance, boolean grey) {
        this.chance = chance;
        this.grey = grey;
        blur = chance.between(0.3, 0.9);
        noise = chance.between(0.002, 0.022);
        grain = chance.between(0.8, 1.2);
        gain = chance.between(0.94, 1.16);
        gamma = chance.between(0.75, 1.2);
        // Microfilm and copies press the tones towards black and white.
        contrast = grey && chance.once(0.3) ? chance.between(2, 9) : 0;
        pivot = chance.between(0.45, 0.62);
    }

    /** @param page reflectances in [0, 1], three planes */
    BufferedImage scan(Plane[] page) {
        int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(page[0].width(), page[0].height(), type);
        WritableRaster raster = image.getRaster();
        for (int band = 0; band < raster.getNumBands(); band++) {
            scan((grey ? luminance(page) : page[band]).blurred(blur), raster, band);
        }
        return image;
    }

    private void scan(Plane seen, WritableRaster raster, int band) {
        Plane speckle = Plane.of(seen.width(), seen.height(), (x, y) -> chance.gauss(noise));
        speckle = speckle.blurred(noise > 0.01 ? grain * 0.5 : 0);
        for (int y = 0; y < seen.height(); y++) {
            double row = 1 + chance.gauss(noise * 0.1);
            for (int x = 0; x < seen.width(); x++) {
                double level = Math.rint(255 * (tone(seen.get(x, y) * row) + speckle.get(x, y)));
                raster.setSample(x, y, band, (int) Math.min(255, Math.max(0, level)));
            }
        }
    }

    private double tone(double reflectance) {
        double value = Math.pow(Math.max(0, reflectance * gain), gamma);
        return contrast > 0 ? 1 / (1 + Math.exp(-contrast * (value - pivot) * 2)) : value;
    }

    /** Rec. 601 luma of the three planes. */
    private static Plane luminance(Plane[] page) {
        return Plane.of(page[0].width(), page[0].height(),
            (x, y) -> 0.299 * page[0].get(x, y) + 0.587 * page[1].get(x, y) + 0.114 * page[2].get(x, y));
    }
}
