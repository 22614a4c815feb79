package lacuna.plugin;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import lacuna.ops.intensity.IntensityMapping;
import lacuna.training.data.TrainingImage;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Two open stacks as images to learn a direction from, a slice each; where a selection is set, its bounding box alone. 8 bits and RGB
 * are taken as they are, other types by one mapping for both stacks, so that one may be brighter than the other.
 */
record DirectionImages(List<TrainingImage> with, List<TrainingImage> without) {

    /** Pixels that the mapping looks at, about. */
    private static final int BUDGET = 200_000;
    private static final int BYTE = 8;
    private static final int RGB = 24;
    private static final int WHITE = 255;

    /**
     * @param with title of the images with the property
     * @param without title of the others
     * @throws IllegalArgumentException if there are no such images, or they are of two types
     */
    static DirectionImages of(String with, String without) {
        ImagePlus first = open(with, "with");
        ImagePlus second = open(without, "without");
        if (first.getBitDepth() != second.getBitDepth()) {
            throw new IllegalArgumentException("\"" + first.getTitle() + "\" has " + first.getBitDepth() + " bits and \""
                    + second.getTitle() + "\" has " + second.getBitDepth() + ": convert one of them.");
        }
        List<ImageProcessor> positive = slices(first);
        List<ImageProcessor> negative = slices(second);
        IntensityMapping mapping = first.getBitDepth() == BYTE || first.getBitDepth() == RGB ? null : mapping(positive, negative);
        return new DirectionImages(images(first, positive, mapping), images(second, negative, mapping));
    }

    private static ImagePlus open(String title, String key) {
        ImagePlus image = title.isBlank() ? null : WindowManager.getImage(title.strip());
        if (image == null) {
            throw new IllegalArgumentException((title.isBlank() ? "Which images are to be learned from?"
                    : "No image \"" + title.strip() + "\" is open.") + " Give " + key + "=[title of an open stack].");
        }
        return image;
    }

    private static List<ImageProcessor> slices(ImagePlus image) {
        Rectangle box = image.getRoi() == null ? null : image.getRoi().getBounds();
        List<ImageProcessor> slices = new ArrayList<>();
        for (int n = 1; n <= image.getStackSize(); n++) {
            ImageProcessor slice = image.getStack().getProcessor(n);
            slice.setRoi(box);
            slices.add(slice.crop());
            slice.resetRoi();
        }
        return slices;
    }

    private static IntensityMapping mapping(List<ImageProcessor> positive, List<ImageProcessor> negative) {
        DoubleStream.Builder known = DoubleStream.builder();
        for (List<ImageProcessor> set : List.of(positive, negative)) {
            long pixels = set.stream().mapToLong(ImageProcessor::getPixelCount).sum();
            int step = (int) Math.max(1, pixels / BUDGET);
            for (ImageProcessor slice : set) {
                for (int i = 0; i < slice.getPixelCount(); i += step) {
                    if (Float.isFinite(slice.getf(i))) {
                        known.add(slice.getf(i));
                    }
                }
            }
        }
        return IntensityMapping.of(new FloatType(), known.build().toArray());
    }

    private static List<TrainingImage> images(ImagePlus image, List<ImageProcessor> slices, IntensityMapping mapping) {
        List<TrainingImage> images = new ArrayList<>();
        for (int n = 1; n <= slices.size(); n++) {
            ImageProcessor slice = slices.get(n - 1);
            images.add(new TrainingImage(image.getTitle() + " (slice " + n + ")", "", "", slice.getWidth(), slice.getHeight(),
                    slice instanceof ColorProcessor ? 3 : 1, samples(slice, mapping)));
        }
        return images;
    }

    private static byte[] samples(ImageProcessor slice, IntensityMapping mapping) {
        int pixels = slice.getPixelCount();
        if (slice instanceof ByteProcessor) {
            return ((byte[]) slice.getPixels()).clone();
        }
        byte[] samples = new byte[slice instanceof ColorProcessor ? 3 * pixels : pixels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = slice instanceof ColorProcessor ? (byte) (slice.get(i / 3) >> 16 - BYTE * (i % 3))
                    : level(mapping.toUnit(slice.getf(i)));
        }
        return samples;
    }

    private static byte level(double unit) {
        return (byte) Math.round(WHITE * Math.max(0, Math.min(1, (unit + 1) / 2)));
    }
}
