package lacuna.plugin.hole;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Says which pixels of an image are missing, plane by plane. Planes are stack indices from 1. */
public interface HoleSource {

    /**
     * The planes to look at, in order: those that the source itself names, else the current one.
     *
     * @param all every plane rather than the current one
     */
    List<Integer> planes(boolean all);

    /** The missing pixels of a plane, axes X, Y, true = missing; may be empty. */
    RandomAccessibleInterval<BitType> hole(int plane);

    /** What to tell a user if no pixel is missing on any of the planes. */
    String nothingMissing();
}
