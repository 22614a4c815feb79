package lacuna.training.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads PNG, JPEG and TIFF files of 8 or 16 bits a sample, grey, RGB or palette. 16-bit and floating-point samples are
 * stretched to 8 bits between the 0.1 and 99.9 percentiles of their page: enough to train on, not to measure.
 * Transparency is dropped.
 */
final class PictureReader {
    private static final double TAIL = 0.001;
    private static final int GREY = 1;
    private static final int RGB = 3;

    private PictureReader() { }

    /** Every page of the file. */
    static List<Picture> read(Path file) throws IOException {
        return read(file, page -> convert(page).simplified());
    }

    /** Every page of the file as something else; the pages have the samples that are stored. */
    static <T> List<T> read(Path file, Function<BufferedImage, T> conversion) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("there is no such file, or it may not be read");
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = stream == null ? Collections.emptyIterator() : ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("it is not a PNG, JPEG or TIFF file that Java can read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, false, true);
                int pages = reader.getNumImages(true);
                List<T> pictures = new ArrayList<>(pages);
                for (int page = 0; page < pages; page++) {
                    pictures.add(conversion.apply(reader.read(page)));
                }
                return pictures;
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException damaged) {
            // ImageIO's readers answer damaged files with all kinds of unchecked exceptions.
            throw new IOException("it is damaged (" + damaged.getMessage() + ")", damaged);
        }
    }

    private static Picture convert(BufferedImage image) {
        Raster raster = image.getRaster();
        boolean bytes = raster.getTransferType() == DataBuffer.TYPE_BYTE;
        int bands = raster.getNumBands();
        if (image.getColorModel() instanceof IndexColorModel || packed(image.getType())) {
            return fromColors(image);
        }
        int channels = bands >= RGB ? RGB : GREY;
        return new Picture(image.getWidth(), image.getHeight(), channels,
            bytes ? copy(raster, channels) : stretch(raster, channels));
    }

    private static boolean packed(int type) {
        return switch (type) {
            case BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_USHORT_555_RGB, BufferedImage.TYPE_USHORT_565_RGB -> true;
            default -> false;
        };
    }

    private static Picture fromColors(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] colors = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] samples = new byte[colors.length * RGB];
        for (int i = 0; i < colors.length; i++) {
            samples[RGB * i] = (byte) (colors[i] >> 16);
            samples[RGB * i + 1] = (byte) (colors[i] >> 8);
            samples[RGB * i + 2] = (byte) colors[i];
        }
        return new Picture(width, height, RGB, samples);
    }

    /** Reads stored samples, not colours: Java would apply a gamma curve to grey ones. */
    private static byte[] copy(Raster raster, int channels) {
        int width = raster.getWidth();
        byte[] samples = new byte[width * raster.getHeight() * channels];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int c = 0; c < channels; c++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, c, row);
                for (int x = 0; x < width; x++) {
                    samples[(y * width + x) * channels + c] = (byte) row[x];
                }
            }
        }
        return samples;
    }

    private static byte[] stretch(Raster raster, int channels) {
        int width = raster.getWidth();
        float[] values = new float[width * raster.getHeight() * channels];
        float[] row = new float[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int c = 0; c < channels; c++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, c, row);
                for (int x = 0; x < width; x++) {
                    values[(y * width + x) * channels + c] = Float.isFinite(row[x]) ? row[x] : 0;
                }
            }
        }
        return toBytes(values);
    }

    private static byte[] toBytes(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float low = sorted[(int) (TAIL * (sorted.length - 1))];
        float high = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
        float gain = high > low ? 255 / (high - low) : 0;
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, (values[i] - low) * gain)));
        }
        return bytes;
    }
}
