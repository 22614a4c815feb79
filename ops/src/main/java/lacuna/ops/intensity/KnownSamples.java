package lacuna.ops.intensity;

import java.util.List;
import java.util.stream.DoubleStream;
import lacuna.ops.window.PlaneSet;
import net.imglib2.Interval;

/** Native values of known pixels around holes: all of them if they are few, a regular grid of them if they are many. */
public final class KnownSamples {

    /** Pixels looked at in one run, about. */
    private static final int BUDGET = 200_000;

    private KnownSamples() { }

    /**
     * @param regions what the fills will see
     * @return the finite known values of all channels; empty if there are none
     */
    public static double[] of(PlaneSet<?> planes, List<? extends Interval> regions) {
        int budget = Math.max(64, BUDGET / Math.max(1, regions.size()));
        double[] sampled = collect(planes, regions, budget);
        // A grid can miss the few known pixels there are.
        return sampled.length > 0 ? sampled : collect(planes, regions, Integer.MAX_VALUE);
    }

    private static double[] collect(PlaneSet<?> planes, List<? extends Interval> regions, int budget) {
        DoubleStream.Builder samples = DoubleStream.builder();
        double[] values = new double[planes.channels()];
        for (Interval region : regions) {
            double area = (double) region.dimension(0) * region.dimension(1);
            int step = Math.max(1, (int) Math.ceil(Math.sqrt(area / budget)));
            for (int y = (int) region.min(1) + step / 2; y <= region.max(1); y += step) {
                for (int x = (int) region.min(0) + step / 2; x <= region.max(0); x += step) {
                    if (planes.read(x, y, values)) {
                        for (double value : values) {
                            samples.add(value);
                        }
                    }
                }
            }
        }
        return samples.build().toArray();
    }
}
