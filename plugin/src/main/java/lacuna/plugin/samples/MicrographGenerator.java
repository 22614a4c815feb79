package lacuna.plugin.samples;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Draws micrographs that never were: cell-like structures with a microscope's blur and noise. Same seed, same pixels. */
public final class MicrographGenerator {

    /** Grey values of a 16-bit micrograph: what is black and how much brighter white is. */
    private static final double OFFSET = 1800;
    private static final double RANGE = 42000;

    private final long seed;

    public MicrographGenerator(long seed) {
        this.seed = seed;
    }

    /** A thin section as in a transmission electron microscope, 16 bits, 4 nm a pixel. */
    public ImagePlus electron(int width, int height) {
        Plane plane = new ElectronMicrograph(new Chance(seed), width, height).draw();
        ImagePlus image = new ImagePlus("electron micrograph", sixteenBit(plane));
        calibrate(image, 0.004, 0);
        return image;
    }

    /** Nuclei, filaments or membranes of cells under a fluorescence microscope, 16 bits, 0.2 um a pixel. */
    public ImagePlus fluorescence(int width, int height, int channel) {
        Chance chance = new Chance(seed);
        Plane plane = new FluorescentCells(chance, width, height, 38).channel(channel, 0.8, 0);
        ImagePlus image = new ImagePlus("fluorescence micrograph", sixteenBit(noisy(plane, chance, 400)));
        calibrate(image, 0.2, 0);
        return image;
    }

    /** A hyperstack of 8-bit planes: nuclei, filaments and membranes, focused at the middle slice, drifting with time. */
    public ImagePlus hyperstack(int width, int height, int slices, int frames) {
        Chance chance = new Chance(seed);
        FluorescentCells cells = new FluorescentCells(chance, width, height, width / 5.0);
        ImageStack stack = new ImageStack(width, height);
        for (int frame = 0; frame < frames; frame++) {
            for (int slice = 0; slice < slices; slice++) {
                for (int channel = 0; channel < FluorescentCells.CHANNELS; channel++) {
                    double defocus = 0.7 + 0.9 * Math.abs(slice - (slices - 1) / 2.0);
                    Plane plane = noisy(cells.channel(channel, defocus, 4.0 * frame), chance, 150);
                    ImageProcessor processor = new ByteProcessor(width, height);
                    fill(processor, plane, 0, 230, 255);
                    stack.addSlice("c" + (channel + 1) + " z" + (slice + 1) + " t" + (frame + 1), processor);
                }
            }
        }
        ImagePlus image = new ImagePlus("hyperstack", stack);
        image.setDimensions(FluorescentCells.CHANNELS, slices, frames);
        image.setOpenAsHyperStack(true);
        calibrate(image, 0.2, 0.5);
        return image;
    }

    /** Shot noise of so many photons at intensity 1, as a Gaussian of the same variance. */
    private static Plane noisy(Plane plane, Chance chance, double photons) {
        return Plane.of(plane.width(), plane.height(), (x, y) -> {
            double value = plane.get(x, y);
            return value + chance.gauss(Math.sqrt(Math.max(0, value) / photons) + 0.004);
        });
    }

    private static ShortProcessor sixteenBit(Plane plane) {
        ShortProcessor processor = new ShortProcessor(plane.width(), plane.height());
        fill(processor, plane, OFFSET, RANGE, 65535);
        processor.resetMinAndMax();
        return processor;
    }

    private static void fill(ImageProcessor processor, Plane plane, double offset, double range, int most) {
        float[] values = plane.values();
        for (int i = 0; i < values.length; i++) {
            processor.set(i, (int) Math.min(most, Math.max(0, Math.rint(offset + range * values[i]))));
        }
    }

    private static void calibrate(ImagePlus image, double micrometres, double depth) {
        Calibration calibration = image.getCalibration();
        calibration.setUnit("um");
        calibration.pixelWidth = micrometres;
        calibration.pixelHeight = micrometres;
        calibration.pixelDepth = depth > 0 ? depth : 1;
        calibration.frameInterval = depth > 0 ? 30 : 0;
    }
}
