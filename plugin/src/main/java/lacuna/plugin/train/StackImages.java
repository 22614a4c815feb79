package lacuna.plugin.train;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lacuna.models.checkpoint.AtomicFile;
import lacuna.training.data.TrainingImage;

/**
 * Writes the planes of an open image as files that a training reads, today or when it is resumed. The last planes are a group of
 * their own, so that neighbours are not on both sides of the split; of an image of few planes, the lower part of each is.
 */
final class StackImages {

    private static final double SHARE = 0.2;
    /** A stack of this many planes is split between planes. */
    private static final int MANY = 5;
    /** A strip that is lower is not worth measuring on. */
    private static final int LOWEST = 64;

    private static final String TRAIN = "train";
    private static final String HELD = "held out";

    private StackImages() { }

    /**
     * Writes every plane as TIFF in its own bit depth; RGB stays RGB.
     *
     * @param groups file that will say which of them belong together
     * @throws IllegalArgumentException if the image has no pixels
     * @throws IOException if a file cannot be written
     */
    static void write(ImagePlus image, Path folder, Path groups) throws IOException {
        if (image.getWidth() == 0 || image.getStackSize() == 0) {
            throw new IllegalArgumentException("The image " + image.getTitle() + " has no pixels: open a stack to train on.");
        }
        Files.createDirectories(folder);
        int planes = image.getStackSize();
        List<String> lines = new ArrayList<>();
        for (int n = 1; n <= planes; n++) {
            ImageProcessor plane = image.getStack().getProcessor(n);
            String name = String.format(Locale.ROOT, "plane_%05d", n);
            int kept = (int) Math.round((1 - SHARE) * plane.getHeight());
            if (planes >= MANY) {
                save(plane, folder.resolve(name + ".tif"), n > (1 - SHARE) * planes ? HELD : TRAIN, lines);
            } else if (plane.getHeight() - kept < LOWEST) {
                save(plane, folder.resolve(name + ".tif"), TRAIN, lines);
            } else {
                save(part(plane, 0, kept), folder.resolve(name + "_upper.tif"), TRAIN, lines);
                save(part(plane, kept, plane.getHeight() - kept), folder.resolve(name + "_lower.tif"), HELD, lines);
            }
        }
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(groups, out -> out.write(text));
    }

    /** The planes as 8-bit images, to look at. */
    static List<TrainingImage> read(ImagePlus image) {
        List<TrainingImage> images = new ArrayList<>();
        for (int n = 1; n <= image.getStackSize(); n++) {
            ImageProcessor plane = image.getStack().getProcessor(n).duplicate();
            plane.resetMinAndMax();
            byte[] samples = (byte[]) plane.convertToByte(true).getPixels();
            images.add(new TrainingImage("plane " + n, "", "", plane.getWidth(), plane.getHeight(), 1, samples));
        }
        return images;
    }

    private static ImageProcessor part(ImageProcessor plane, int y, int height) {
        ImageProcessor copy = plane.duplicate();
        copy.setRoi(0, y, plane.getWidth(), height);
        return copy.crop();
    }

    private static void save(ImageProcessor plane, Path file, String group, List<String> lines) throws IOException {
        AtomicFile.write(file, ".tif", part -> {
            if (!new FileSaver(new ImagePlus("", plane)).saveAsTiff(part.toString())) {
                throw new IOException("The image " + file + " cannot be written: is the disk full?");
            }
        });
        lines.add(file.getFileName() + "\t" + group);
    }
}
