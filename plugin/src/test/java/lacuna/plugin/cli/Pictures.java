package lacuna.plugin.cli;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures to fill, and a mask with a hole in the middle. */
final class Pictures {

    static final int WIDTH = 48;
    static final int HEIGHT = 40;

    private Pictures() { }

    static boolean missing(int x, int y) {
        return x >= 20 && x < 27 && y >= 15 && y < 21;
    }

    static Path mask(Path file) throws IOException {
        ByteProcessor mask = new ByteProcessor(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            mask.set(i, missing(i % WIDTH, i / WIDTH) ? 255 : 0);
        }
        ImageIO.write(mask.getBufferedImage(), "png", file.toFile());
        return file;
    }

    static ImagePlus sixteenBits(long seed) {
        return new ImagePlus("picture", noise(new ShortProcessor(WIDTH, HEIGHT), 65536, seed));
    }

    static Path tiff(Path file, ImagePlus image) {
        new FileSaver(image).saveAsTiff(file.toString());
        return file;
    }

    static ImageProcessor noise(ImageProcessor pixels, int bound, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            pixels.set(i, random.nextInt(bound));
        }
        return pixels;
    }

    /** A picture of this type of {@link BufferedImage}, random in every band. */
    static BufferedImage picture(int type, long seed) {
        BufferedImage picture = type == BufferedImage.TYPE_BYTE_INDEXED
            ? new BufferedImage(WIDTH, HEIGHT, type, palette()) : new BufferedImage(WIDTH, HEIGHT, type);
        Random random = new Random(seed);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
                    int bits = picture.getSampleModel().getSampleSize(band);
                    int bound = type == BufferedImage.TYPE_BYTE_INDEXED ? 20 : 1 << bits;
                    picture.getRaster().setSample(x, y, band, random.nextInt(bound));
                }
            }
        }
        return picture;
    }

    private static IndexColorModel palette() {
        byte[][] colours = new byte[3][20];
        Random random = new Random(1);
        for (byte[] channel : colours) {
            random.nextBytes(channel);
        }
        return new IndexColorModel(8, 20, colours[0], colours[1], colours[2]);
    }
}
