package lacuna.plugin;

import java.util.List;
import lacuna.plugin.hole.HoleSource;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Remembers the latest hole, so that a single plane's is not made twice: to see whether there is one, and to fill it. */
final class LatestHole implements HoleSource {

    private final HoleSource source;
    private int plane;
    private RandomAccessibleInterval<BitType> hole;

    LatestHole(HoleSource source) {
        this.source = source;
    }

    @Override
    public List<Integer> planes(boolean all) {
        return source.planes(all);
    }

    @Override
    public RandomAccessibleInterval<BitType> hole(int wanted) {
        if (hole == null || wanted != plane) {
            hole = source.hole(wanted);
            plane = wanted;
        }
        return hole;
    }

    @Override
    public String nothingMissing() {
        return source.nothingMissing();
    }
}
