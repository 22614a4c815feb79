package lacuna.plugin.hole;

import ij.ImagePlus;
import ij.gui.Roi;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import lacuna.plugin.convert.RoiHoles;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** What lies in selections is missing. */
final class SelectionHoles implements HoleSource {

    private final ImagePlus image;
    private final RoiHoles holes;

    SelectionHoles(ImagePlus image, List<Roi> rois) {
        this.image = image;
        this.holes = new RoiHoles(image, rois);
    }

    @Override
    public List<Integer> planes(boolean all) {
        SortedSet<Integer> planes = new TreeSet<>(holes.positionedPlanes());
        if (holes.hasUnpositioned()) {
            planes.addAll(Planes.choose(image, all));
        }
        return List.copyOf(planes);
    }

    @Override
    public RandomAccessibleInterval<BitType> hole(int plane) {
        return holes.hole(plane);
    }

    @Override
    public String nothingMissing() {
        return "The selection contains no pixel of the image, or belongs to planes that the image does not have:"
                + " draw one around the missing part.";
    }
}
