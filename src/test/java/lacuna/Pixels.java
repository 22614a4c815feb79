package lacuna;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.util.function.BiPredicate;

/** Compares the planes of images, bit by bit. */
final class Pixels {

    private Pixels() { }

    static int countDifferences(ImagePlus a, ImagePlus b) {
        return countDifferences(a, b, (x, y) -> true);
    }

    static int countDifferencesOutside(Roi roi, ImagePlus a, ImagePlus b) {
        return countDifferences(a, b, (x, y) -> !roi.contains(x, y));
    }

    static int countDifferencesWhereBlack(ImagePlus mask, ImagePlus a, ImagePlus b) {
        return countDifferences(a, b, (x, y) -> (mask.getProcessor().get(x, y) & 0xff) < 128);
    }

    /** Samples that differ, over all planes; NaN differs from NaN only in its bits. */
    static int countDifferences(ImagePlus a, ImagePlus b, BiPredicate<Integer, Integer> where) {
        int count = 0;
        for (int plane = 1; plane <= a.getStackSize(); plane++) {
            ImageProcessor left = a.getStack().getProcessor(plane);
            ImageProcessor right = b.getStack().getProcessor(plane);
            for (int y = 0; y < a.getHeight(); y++) {
                for (int x = 0; x < a.getWidth(); x++) {
                    if (where.test(x, y) && left.get(x, y) != right.get(x, y)) {
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
