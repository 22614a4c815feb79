package lacuna.plugin.hole;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.util.List;
import lacuna.ops.mask.Masks;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.convert.Plane;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;

/** The sources of holes there are. All of them throw {@link IllegalArgumentException} with a sentence for the user. */
public final class HoleSources {

    private HoleSources() { }

    /** The current selection of the image. */
    public static HoleSource selection(ImagePlus image) {
        Roi roi = image.getRoi();
        if (roi == null) {
            throw new IllegalArgumentException("There is no selection in \"" + image.getTitle()
                    + "\": draw one around the missing part, or choose another source of the hole.");
        }
        return rois(image, List.of(roi));
    }

    /** Everything in the image's overlay. */
    public static HoleSource overlay(ImagePlus image) {
        Overlay overlay = image.getOverlay();
        if (overlay == null || overlay.size() == 0) {
            throw new IllegalArgumentException("\"" + image.getTitle()
                    + "\" has no overlay: add selections to it with Image > Overlay, or choose another source of the hole.");
        }
        return rois(image, List.of(overlay.toArray()));
    }

    /** The union of selections, e.g. those of the ROI Manager or of a file. */
    public static HoleSource rois(ImagePlus image, List<Roi> rois) {
        if (rois.isEmpty()) {
            throw new IllegalArgumentException(
                    "The ROI Manager has no selections: add some with Add [t], or choose another source of the hole.");
        }
        return new SelectionHoles(image, rois);
    }

    /**
     * The white pixels of a mask image, above the middle of its values. A mask with as many planes as the image has one for
     * each; otherwise its current plane serves them all.
     */
    public static HoleSource mask(ImagePlus image, ImagePlus mask) {
        if (mask.getWidth() != image.getWidth() || mask.getHeight() != image.getHeight()) {
            throw new IllegalArgumentException("The mask \"" + mask.getTitle() + "\" (" + size(mask)
                    + " pixels) and the image (" + size(image) + ") differ in size: use a mask made for this image.");
        }
        boolean planeByPlane = mask.getStackSize() == image.getStackSize();
        return new PixelHoles(image,
                plane -> white(ImagePlusImages.plane(mask, planeByPlane ? plane : mask.getCurrentSlice())),
                "The mask \"" + mask.getTitle() + "\" is black: paint what is missing white.");
    }

    /** Pixels in a range of raw values; colour images by the mean of their channels. */
    public static HoleSource threshold(ImagePlus image, Range range) {
        return new PixelHoles(image, plane -> inRange(image, plane, range),
                "No pixel has a value from " + range.lower() + " to " + range.upper() + ": change the range.");
    }

    /** The threshold that is set on the image (Image > Adjust > Threshold). */
    public static HoleSource threshold(ImagePlus image) {
        ImageProcessor processor = image.getProcessor();
        if (!processor.isThreshold()) {
            throw new IllegalArgumentException("No threshold is set on \"" + image.getTitle()
                    + "\": set one with Image > Adjust > Threshold, or give a range of values, as in 250..255.");
        }
        return threshold(image, new Range(processor.getMinThreshold(), processor.getMaxThreshold()));
    }

    /** Pixels that are not a number. */
    public static HoleSource nan(ImagePlus image) {
        if (image.getBitDepth() != 32) {
            throw new IllegalArgumentException("Only 32-bit images have pixels that are not a number (NaN), and \""
                    + image.getTitle() + "\" has " + image.getBitDepth() + " bits: choose another source of the hole.");
        }
        return new PixelHoles(image, plane -> nan(ImagePlusImages.samples(image, plane)),
                "No pixel is NaN: choose another source of the hole.");
    }

    /** Pixels at the largest value of the type, in any channel. */
    public static HoleSource saturated(ImagePlus image) {
        if (image.getBitDepth() == 32) {
            throw new IllegalArgumentException("A 32-bit image has no largest value: take the threshold as source of the"
                    + " hole, with the values that are saturated as its range.");
        }
        return new PixelHoles(image, plane -> saturated(ImagePlusImages.samples(image, plane)),
                "No pixel is saturated: choose another source of the hole.");
    }

    private static RandomAccessibleInterval<BitType> inRange(ImagePlus image, int plane, Range range) {
        if (image.getBitDepth() != 24) {
            return inRange(ImagePlusImages.samples(image, plane), range);
        }
        byte[] means = (byte[]) image.getStack().getProcessor(plane).convertToByteProcessor(false).getPixels();
        return Masks.threshold(
                ArrayImgs.unsignedBytes(means, image.getWidth(), image.getHeight()), range.lower(), range.upper());
    }

    private static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<BitType> inRange(
            Plane<T> plane, Range range) {
        return Masks.threshold(plane.pixels(), range.lower(), range.upper());
    }

    private static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<BitType> white(Plane<T> mask) {
        return Masks.fromImage(mask.pixels());
    }

    private static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<BitType> nan(Plane<T> plane) {
        return Masks.nan(plane.pixels());
    }

    private static <T extends RealType<T> & NativeType<T>> RandomAccessibleInterval<BitType> saturated(Plane<T> plane) {
        return Masks.saturated(plane.pixels());
    }

    private static String size(ImagePlus image) {
        return image.getWidth() + " x " + image.getHeight();
    }
}
