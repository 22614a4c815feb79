package lacuna.plugin.convert;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.awt.Rectangle;
import java.util.List;

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

    /**
     * Copies of one plane as a stack, with calibration, look-up table and display range of the image.
     *
     * @param plane index in the stack, from 1
     * @param labels of the copies
     */
    public static ImagePlus repeat(ImagePlus image, int plane, List<String> labels, String title) {
        Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
        return repeat(image, plane, whole, labels, title);
    }

    /** As {@link #repeat(ImagePlus, int, List, String)}, of a part of the plane. */
    public static ImagePlus repeat(ImagePlus image, int plane, Rectangle part, List<String> labels, String title) {
        ImageStack copies = new ImageStack(part.width, part.height);
        LUT table = table(image, plane);
        for (String label : labels) {
            ImageProcessor source = image.getStack().getProcessor(plane);
            source.setRoi(part);
            ImageProcessor copy = source.crop();
            copy.resetThreshold();
            if (table != null) {
                copy.setLut(table);
            }
            copies.addSlice(label, copy);
        }
        ImagePlus stack = new ImagePlus(title, copies);
        stack.setCalibration(image.getCalibration().copy());
        if (table != null) {
            stack.getProcessor().setLut(table);
            stack.setDisplayRange(table.min, table.max);
        }
        return stack;
    }

    /** The look-up table of a plane with its display range; null for RGB. */
    private static LUT table(ImagePlus image, int plane) {
        if (image.getType() == ImagePlus.COLOR_RGB) {
            return null;
        }
        if (image.isComposite()) {
            return ((CompositeImage) image).getChannelLut(image.convertIndexToPosition(plane)[0]);
        }
        LUT table = (LUT) image.getProcessor().getLut().clone();
        table.min = image.getDisplayRangeMin();
        table.max = image.getDisplayRangeMax();
        return table;
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
