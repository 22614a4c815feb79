package lacuna.plugin.convert;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;

/**
 * The planes that a selection belongs to.
 *
 * @param image that has the planes
 * @param stack index in the stack from 1, 0 if the selection names none
 * @param channel from 1, 0 for every channel; likewise {@code slice} and {@code frame}
 */
record Positions(ImagePlus image, int stack, int channel, int slice, int frame) {

    static Positions of(Roi roi, ImagePlus image) {
        if (image.getStackSize() == 1) {
            return new Positions(image, 0, 0, 0, 0);
        }
        return roi.hasHyperStackPosition()
                ? new Positions(image, 0, roi.getCPosition(), roi.getZPosition(), roi.getTPosition())
                // Negative for a multi-point selection whose points differ.
                : new Positions(image, Math.max(0, roi.getPosition()), 0, 0, 0);
    }

    /** The planes that one point of a selection belongs to: its own, or else the selection's. */
    static Positions of(PointRoi points, int i, ImagePlus image) {
        int own = points.getPointPosition(i);
        return own > 0 && image.getStackSize() > 1 ? new Positions(image, own, 0, 0, 0) : of(points, image);
    }

    /** Whether the selection names any plane rather than belonging to all. */
    boolean isNamed() {
        return stack > 0 || channel > 0 || slice > 0 || frame > 0;
    }

    boolean includes(int index) {
        int[] position = image.convertIndexToPosition(index);
        return (stack == 0 || stack == index) && matches(channel, position[0]) && matches(slice, position[1])
                && matches(frame, position[2]);
    }

    private static boolean matches(int wanted, int actual) {
        return wanted == 0 || wanted == actual;
    }
}
