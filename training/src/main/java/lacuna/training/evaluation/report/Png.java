package lacuna.training.evaluation.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import lacuna.training.evaluation.Crop;

/** The pictures of a report, as addresses that hold the picture itself. */
final class Png {

    /** Absolute difference in grey values that has the darkest colour. */
    static final int WORST = 64;

    private static final int[] HOLE = {255, 0, 160};
    private static final int KNOWN = 225;
    /** From no error to {@link #WORST}: white, yellow, orange, red, nearly black. */
    private static final int[][] SCALE = {{255, 255, 255}, {254, 217, 118}, {253, 141, 60}, {200, 20, 35}, {45, 0, 20}};

    private Png() { }

    static String picture(Crop crop) throws IOException {
        return address(crop, (p, c) -> value(crop, c, p));
    }

    /** The crop with its missing pixels in a flat colour. */
    static String hole(Crop crop, boolean[] hole) throws IOException {
        return address(crop, (p, c) -> hole[p] ? HOLE[c] : value(crop, c, p));
    }

    /** The absolute difference inside the hole, mean over the channels; known pixels are grey. */
    static String error(Crop crop, Crop truth, boolean[] hole) throws IOException {
        return address(crop, (p, c) -> {
            if (!hole[p]) {
                return KNOWN;
            }
            double sum = 0;
            for (int channel = 0; channel < truth.planes().length; channel++) {
                sum += Math.abs(crop.planes()[channel][p] - truth.planes()[channel][p]);
            }
            return colour(sum / truth.planes().length / WORST)[c];
        });
    }

    /** The colour of an error from 0 to 1. */
    static int[] colour(double error) {
        double place = Math.min(1, error) * (SCALE.length - 1);
        int index = Math.min(SCALE.length - 2, (int) place);
        int[] colour = new int[3];
        for (int c = 0; c < 3; c++) {
            colour[c] = (int) Math.round(SCALE[index][c] + (place - index) * (SCALE[index + 1][c] - SCALE[index][c]));
        }
        return colour;
    }

    private static int value(Crop crop, int channel, int p) {
        return Math.round(crop.planes()[crop.planes().length == 1 ? 0 : channel][p]);
    }

    private interface Pixels {
        int at(int pixel, int channel);
    }

    private static String address(Crop crop, Pixels pixels) throws IOException {
        BufferedImage image = new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < crop.width() * crop.height(); p++) {
            image.setRGB(p % crop.width(), p / crop.width(), pixels.at(p, 0) << 16 | pixels.at(p, 1) << 8 | pixels.at(p, 2));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("This Java cannot write PNG files.");
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
