package lacuna.plugin.cli;

import ij.ImagePlus;
import ij.plugin.Binner;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lacuna.models.checkpoint.AtomicFile;

/** A picture of one plane before and after it was filled, side by side, under one grey scale. */
final class BeforeAfter {

    private static final int WIDEST = 1000;
    private static final int GAP = 8;
    private static final double CUT = 0.002;

    private final ImagePlus image;
    private final int plane;
    private final ImageProcessor before;

    /**
     * @param image before it is filled in place
     * @param plane stack index from 1
     */
    BeforeAfter(ImagePlus image, int plane) {
        this.image = image;
        this.plane = plane;
        this.before = small();
    }

    /** The plane at most {@link #WIDEST} pixels wide and high, without a copy of all of a large one. */
    private ImageProcessor small() {
        ImageProcessor pixels = image.getStack().getProcessor(plane);
        int factor = (Math.max(pixels.getWidth(), pixels.getHeight()) + WIDEST - 1) / WIDEST;
        if (factor == 1) {
            return pixels.duplicate();
        }
        if (image.getType() == ImagePlus.COLOR_256) {
            // Means of a palette's indices are other colours.
            pixels.setInterpolationMethod(ImageProcessor.NONE);
            return pixels.resize(Math.max(1, pixels.getWidth() / factor), Math.max(1, pixels.getHeight() / factor));
        }
        return new Binner().shrink(
            pixels, Math.min(factor, pixels.getWidth()), Math.min(factor, pixels.getHeight()), Binner.AVERAGE);
    }

    /** Writes the picture as PNG, at most 2,000 pixels wide. */
    void write(Path target) throws IOException {
        ImageProcessor after = small();
        if (image.getBitDepth() == 16 || image.getBitDepth() == 32) {
            double[] range = range(after);
            before.setMinAndMax(range[0], range[1]);
            after.setMinAndMax(range[0], range[1]);
        }
        int width = after.getWidth();
        BufferedImage both = new BufferedImage(2 * width + GAP, after.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(before.getBufferedImage(), 0, 0, null);
        graphics.drawImage(after.getBufferedImage(), width + GAP, 0, null);
        graphics.dispose();
        AtomicFile.write(target, ".png", part -> ImageIO.write(both, "png", part.toFile()));
    }

    /** The values between which all but the darkest and brightest few lie: a burnt scratch shall not darken the rest. */
    private static double[] range(ImageProcessor pixels) {
        pixels.resetMinAndMax();
        ImageStatistics statistics = pixels.getStats();
        int[] histogram = statistics.histogram;
        long cut = (long) (CUT * statistics.pixelCount);
        int low = 0;
        for (long sum = histogram[0]; sum <= cut && low < 254; sum += histogram[++low]) { }
        int high = 255;
        for (long sum = histogram[255]; sum <= cut && high > low + 1; sum += histogram[--high]) { }
        double bin = (statistics.max - statistics.min) / 256;
        return new double[] {statistics.min + low * bin, statistics.min + (high + 1) * bin};
    }
}
