package lacuna.plugin.convert;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** The hole as an image that travels with the result: 8 bits, 255 where pixels were invented, 0 where they were measured. */
public final class HoleImages {

    private HoleImages() { }

    /** An image of the size, dimensions, labels and calibration of another, without any hole yet. */
    public static ImagePlus emptyLike(ImagePlus image, String title) {
        ImageStack planes = new ImageStack(image.getWidth(), image.getHeight());
        for (int index = 1; index <= image.getStackSize(); index++) {
            planes.addSlice(image.getStack().getSliceLabel(index), new ByteProcessor(image.getWidth(), image.getHeight()));
        }
        ImagePlus holes = new ImagePlus(title, planes);
        Calibration calibration = image.getCalibration().copy();
        // The grey values mean missing or known, whatever unit those of the image have.
        calibration.setFunction(Calibration.NONE, null, "");
        holes.setCalibration(calibration);
        holes.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        holes.setOpenAsHyperStack(image.isHyperStack());
        return holes;
    }

    /** Marks missing pixels in one plane of the stack. */
    public static void mark(ImagePlus holes, int index, RandomAccessibleInterval<BitType> hole) {
        byte[] pixels = (byte[]) holes.getStack().getPixels(index);
        Hole missing = Hole.of(hole);
        for (int i = missing.nextMissing(0); i >= 0; i = i + 1 < pixels.length ? missing.nextMissing(i + 1) : -1) {
            pixels[i] = (byte) 255;
        }
    }
}
