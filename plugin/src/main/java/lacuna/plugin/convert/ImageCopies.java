package lacuna.plugin.convert;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/** Copies of images with everything that belongs to them. */
public final class ImageCopies {

    private ImageCopies() { }

    /**
     * A copy in memory, whole whatever is selected, with calibration, look-up tables, display range, overlay, slice labels,
     * dimensions and properties. The selection is not copied. A virtual stack is read into memory.
     */
    public static ImagePlus copy(ImagePlus image, String title) {
        ImagePlus copy = image.createImagePlus();
        copy.setTitle(title);
        copy.setStack(copyPlanes(image), image.getNChannels(), image.getNSlices(), image.getNFrames());
        copy.setOpenAsHyperStack(image.isHyperStack());
        ImagePlus shown = image.isComposite() ? composite(copy, (CompositeImage) image) : single(copy, image);
        if (image.getOverlay() != null) {
            shown.setOverlay(image.getOverlay().duplicate());
            shown.setHideOverlay(image.getHideOverlay());
        }
        shown.setPosition(image.getChannel(), image.getSlice(), image.getFrame());
        return shown;
    }

    private static ImageStack copyPlanes(ImagePlus image) {
        ImageStack from = image.getStack();
        ImageStack to = new ImageStack(image.getWidth(), image.getHeight());
        for (int index = 1; index <= from.size(); index++) {
            ImageProcessor plane = from.getProcessor(index).duplicate();
            plane.resetThreshold();
            to.addSlice(from.getSliceLabel(index), plane);
        }
        to.setColorModel(from.getColorModel());
        return to;
    }

    private static ImagePlus composite(ImagePlus copy, CompositeImage image) {
        CompositeImage composite = new CompositeImage(copy, image.getMode());
        // ImageJ takes the slices of a single-channel stack for channels.
        composite.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        composite.setOpenAsHyperStack(image.isHyperStack());
        composite.copyLuts(image);
        return composite;
    }

    private static ImagePlus single(ImagePlus copy, ImagePlus image) {
        if (image.getType() != ImagePlus.COLOR_RGB) {
            copy.getProcessor().setLut(image.getProcessor().getLut());
            copy.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
        }
        return copy;
    }
}
