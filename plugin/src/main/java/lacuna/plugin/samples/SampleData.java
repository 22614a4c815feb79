package lacuna.plugin.samples;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the project's sample images and what is missing in each. No font takes part: they are the same everywhere. */
public final class SampleData {

    private static final long SEED = 20;

    private final Path folder;

    /** @param folder to write to; it is made if there is none */
    public SampleData(Path folder) {
        this.folder = folder;
    }

    /** Writes all samples, over older ones of the same names. */
    public void draw() throws IOException {
        Files.createDirectories(folder);
        scratchedMicrograph();
        tornScan();
        hyperstack();
    }

    /** 16 bits, calibrated; burnt scratches and dust; the damage as one composite selection. */
    private void scratchedMicrograph() throws IOException {
        ImagePlus image = new MicrographGenerator(SEED).electron(480, 480);
        image.setTitle("scratched_micrograph.tif");
        Damage damage = new Damage(new Chance(SEED + 1), image.getWidth(), image.getHeight());
        Plane scratches = damage.scratches(6);
        Plane dust = damage.dust(22);
        ImageProcessor pixels = image.getProcessor();
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            double value = pixels.get(i) + scratches.values()[i] * 2 * (65535 - pixels.get(i));
            pixels.set(i, (int) Math.rint(Math.min(65535, value) * (1 - 0.95 * dust.values()[i])));
        }
        pixels.resetMinAndMax();
        save(image);
        saveRoi(selection(mask(1, scratches, dust)), "scratched_micrograph.roi");
    }

    /** RGB; a hand-written sheet with a tear through which the lid of the scanner shines, and a blot. */
    private void tornScan() throws IOException {
        int width = 480;
        int height = 640;
        Chance chance = new Chance(SEED + 2);
        Plane[] page = new PageGenerator(chance.fork(), width, height).page(new PageStyle(true, 13, false));
        Damage damage = new Damage(chance.fork(), width, height);
        Plane tear = damage.tear(height * 0.3, width * 0.4, 70);
        Plane blot = damage.blot(width * 0.36, height * 0.68, 32);
        Plane shadow = tear.blurred(3);
        double[] lid = {0.97, 0.98, 0.99};
        double[] ink = {0.13, 0.11, 0.16};
        for (int c = 0; c < page.length; c++) {
            float[] values = page[c].values();
            for (int i = 0; i < values.length; i++) {
                double sheet = values[i] * (1 - 0.35 * shadow.values()[i]);
                double blotted = sheet + blot.values()[i] * (ink[c] - sheet);
                values[i] = (float) (blotted + tear.values()[i] * (lid[c] - blotted));
            }
        }
        BufferedImage scan = new Scanner(chance.fork(), false).scan(page);
        ImageIO.write(scan, "png", folder.resolve("torn_scan.png").toFile());
        ByteProcessor mask = mask(4, tear, blot);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = picture.getRaster();
        raster.setDataElements(0, 0, width, height, mask.getPixels());
        ImageIO.write(picture, "png", folder.resolve("torn_scan_mask.png").toFile());
    }

    /** Three channels, five slices, two frames; dust on the camera darkens the same spot everywhere. */
    private void hyperstack() throws IOException {
        ImagePlus image = new MicrographGenerator(SEED + 3).hyperstack(112, 112, 5, 2);
        image.setTitle("hyperstack.tif");
        OvalRoi dust = new OvalRoi(48, 62, 13, 11);
        for (int index = 1; index <= image.getStackSize(); index++) {
            ImageProcessor plane = image.getStack().getProcessor(index);
            plane.setValue(0);
            plane.fill(dust);
        }
        save(image);
        saveRoi(dust, "hyperstack.roi");
    }

    /** 255 wherever something is covered, or as near to it as {@code margin} pixels. */
    private static ByteProcessor mask(double margin, Plane... coverages) {
        int width = coverages[0].width();
        int height = coverages[0].height();
        ByteProcessor mask = new ByteProcessor(width, height);
        int reach = (int) Math.ceil(margin);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (covered(coverages, x, y)) {
                    grow(mask, x, y, reach, margin);
                }
            }
        }
        return mask;
    }

    private static boolean covered(Plane[] coverages, int x, int y) {
        for (Plane coverage : coverages) {
            if (coverage.get(x, y) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void grow(ByteProcessor mask, int x, int y, int reach, double margin) {
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                boolean inside = x + dx >= 0 && y + dy >= 0 && x + dx < mask.getWidth() && y + dy < mask.getHeight();
                if (inside && dx * dx + dy * dy <= margin * margin) {
                    mask.set(x + dx, y + dy, 255);
                }
            }
        }
    }

    private static Roi selection(ByteProcessor mask) {
        mask.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        return new ThresholdToSelection().convert(mask);
    }

    private void save(ImagePlus image) throws IOException {
        byte[] tiff = new FileSaver(image).serialize();
        if (tiff == null) {
            throw new IOException("The sample " + image.getTitle() + " cannot be written as TIFF.");
        }
        Files.write(folder.resolve(image.getTitle()), tiff);
    }

    private void saveRoi(Roi roi, String name) throws IOException {
        Files.write(folder.resolve(name), RoiEncoder.saveAsByteArray(roi));
    }
}
