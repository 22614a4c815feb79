package lacuna.plugin.convert;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ImageProcessor;
import java.awt.Color;

/** Outlines of holes as an overlay, which travels with the image in TIFF files. */
public final class HoleOutlines {

    /** The name of each outline in the overlay. */
    public static final String NAME = "lacuna-hole";

    private HoleOutlines() { }

    /**
     * Adds an outline for each plane that has a hole.
     *
     * @param holes 255 where pixels are missing, with as many planes as the image
     */
    public static void addTo(ImagePlus image, ImagePlus holes) {
        Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        for (int index = 1; index <= holes.getStackSize(); index++) {
            ImageProcessor plane = holes.getStack().getProcessor(index);
            plane.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
            Roi outline = ThresholdToSelection.run(new ImagePlus("", plane));
            plane.resetThreshold();
            if (outline == null) {
                continue;
            }
            outline.setName(NAME);
            outline.setStrokeColor(Color.YELLOW);
            setPosition(outline, image, index);
            overlay.add(outline);
        }
        image.setOverlay(overlay);
    }

    private static void setPosition(Roi outline, ImagePlus image, int index) {
        if (image.isHyperStack()) {
            int[] position = image.convertIndexToPosition(index);
            outline.setPosition(position[0], position[1], position[2]);
        } else if (image.getStackSize() > 1) {
            outline.setPosition(index);
        }
    }
}
