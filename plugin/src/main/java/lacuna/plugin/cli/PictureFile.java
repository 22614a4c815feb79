package lacuna.plugin.cli;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import lacuna.models.checkpoint.AtomicFile;

/**
 * A picture in a PNG or JPEG file. Grey of 8 and 16 bits, palettes, RGB, and each with transparency keep their depth, their
 * transparency and, from PNG to PNG, resolution, colour profile and texts.
 */
final class PictureFile {

    private static final String NATIVE_PNG = "javax_imageio_png_1.0";

    private final BufferedImage picture;
    private final IIOMetadata metadata;
    private final ImagePlus image;

    private PictureFile(BufferedImage picture, IIOMetadata metadata, ImagePlus image) {
        this.picture = picture;
        this.metadata = metadata;
        this.image = image;
    }

    /** @throws IOException if the file is damaged or of a kind that would lose bits */
    static PictureFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is no PNG or JPEG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                boolean png = reader.getFormatName().toLowerCase(Locale.ROOT).equals("png");
                BufferedImage picture = reader.read(0);
                // The metadata name the depth, which changes for packed bits.
                boolean packed = picture.getSampleModel().getSampleSize(0) < 8;
                IIOMetadata metadata = png && !packed ? reader.getImageMetadata(0) : null;
                return new PictureFile(packed ? unpacked(picture) : picture, metadata, new ImagePlus(name, pixels(picture)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException("The picture " + file + " cannot be read (" + e.getMessage() + "): convert it to TIFF"
                + " or to PNG of 8 bits a colour.", e);
        }
    }

    /** A picture made of an image of 8 or 16 bits or RGB. */
    static PictureFile of(ImagePlus image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage picture = switch (image.getType()) {
            case ImagePlus.GRAY16 -> new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
            case ImagePlus.COLOR_RGB -> new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            case ImagePlus.COLOR_256 -> new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
                (IndexColorModel) image.getProcessor().getColorModel());
            default -> new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        };
        return new PictureFile(picture, null, image);
    }

    private static BufferedImage unpacked(BufferedImage picture) {
        BufferedImage bytes = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
            (IndexColorModel) picture.getColorModel());
        bytes.getRaster().setRect(picture.getRaster());
        return bytes;
    }

    /** The pixels, without transparency; what is written into them is written by {@link #write}. */
    ImagePlus image() {
        return image;
    }

    private static ImageProcessor pixels(BufferedImage picture) throws IOException {
        Raster raster = picture.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bits = raster.getSampleModel().getSampleSize(0);
        int bands = raster.getNumBands();
        if (bands > 2) {
            if (bits != 8) {
                throw new IOException("it has " + bits + " bits a colour");
            }
            return colours(raster);
        }
        ImageProcessor pixels = bits == 16 ? new ShortProcessor(width, height) : new ByteProcessor(width, height);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels.set(x, y, row[x]);
            }
        }
        if (picture.getColorModel() instanceof IndexColorModel palette) {
            pixels.setLut(table(palette));
        }
        return pixels;
    }

    private static ColorProcessor colours(Raster raster) {
        int width = raster.getWidth();
        ColorProcessor pixels = new ColorProcessor(width, raster.getHeight());
        int[] samples = new int[width * raster.getNumBands()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, samples);
            for (int x = 0, i = 0; x < width; x++, i += raster.getNumBands()) {
                pixels.set(x, y, 0xff000000 | samples[i] << 16 | samples[i + 1] << 8 | samples[i + 2]);
            }
        }
        return pixels;
    }

    /** A short palette goes on with its first colour, so that no entry beyond its end is nearer to any colour. */
    private static LUT table(IndexColorModel palette) {
        byte[][] colours = new byte[3][256];
        for (int i = 0; i < 256; i++) {
            int rgb = palette.getRGB(i < palette.getMapSize() ? i : 0);
            for (int c = 0; c < 3; c++) {
                colours[c][i] = (byte) (rgb >> 16 - 8 * c);
            }
        }
        return new LUT(colours[0], colours[1], colours[2]);
    }

    /** Writes the pixels, as they are now, as PNG with a text that says what was done. */
    void write(Path target, String text) throws IOException {
        store();
        AtomicFile.write(target, ".png", part -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(part.toFile())) {
                writer.setOutput(out);
                IIOMetadata described = metadata != null ? metadata
                    : writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
                describe(described, text);
                writer.write(described, new IIOImage(picture, null, described), null);
            } finally {
                writer.dispose();
            }
        });
    }

    private void store() {
        WritableRaster raster = picture.getRaster();
        ImageProcessor pixels = image.getProcessor();
        int last = picture.getColorModel() instanceof IndexColorModel palette ? palette.getMapSize() - 1 : 0xffff;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                int value = pixels.get(x, y);
                if (raster.getNumBands() > 2) {
                    raster.setSample(x, y, 0, value >> 16 & 0xff);
                    raster.setSample(x, y, 1, value >> 8 & 0xff);
                    raster.setSample(x, y, 2, value & 0xff);
                } else {
                    raster.setSample(x, y, 0, Math.min(value, last));
                }
            }
        }
    }

    private static void describe(IIOMetadata metadata, String text) throws IOException {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", "Lacuna");
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", text);
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        texts.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(NATIVE_PNG);
        root.appendChild(texts);
        metadata.mergeTree(NATIVE_PNG, root);
    }
}
