package lacuna.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.plugin.hole.HoleSource;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Holes as they were at one time, whatever becomes of the selection. */
final class KeptHoles implements HoleSource {

    private final Map<Integer, RandomAccessibleInterval<BitType>> holes = new LinkedHashMap<>();
    private final String nothingMissing;

    KeptHoles(HoleSource source, List<Integer> planes) {
        planes.forEach(plane -> holes.put(plane, source.hole(plane)));
        nothingMissing = source.nothingMissing();
    }

    @Override
    public List<Integer> planes(boolean all) {
        return List.copyOf(holes.keySet());
    }

    @Override
    public RandomAccessibleInterval<BitType> hole(int plane) {
        return holes.get(plane);
    }

    @Override
    public String nothingMissing() {
        return nothingMissing;
    }
}
