package lacuna.ops.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lacuna.ops.ContextPolicy;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.junit.jupiter.api.Test;

class WindowPlannerTest {

    private static final ContextPolicy NETWORK = new ContextPolicy(32, 128, 256, 16);

    @Test
    void windowsShowTheTargetItsMarginAndTheFieldOfView() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int width = 1 + random.nextInt(600);
            int height = 1 + random.nextInt(600);
            FinalInterval target = target(random, width, height);
            WindowPlanner planner = new WindowPlanner(NETWORK, width, height);
            if (planner.fits(target)) {
                check(planner.window(target).source(), target, width, height);
            }
        }
    }

    private static FinalInterval target(Random random, int width, int height) {
        int w = 1 + random.nextInt(Math.min(width, 220));
        int h = 1 + random.nextInt(Math.min(height, 220));
        return FinalInterval.createMinSize(random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
    }

    private static void check(Interval source, Interval target, int width, int height) {
        int[] size = {width, height};
        FinalInterval image = FinalInterval.createMinSize(0, 0, width, height);
        FinalInterval wanted = Intervals.intersect(Intervals.expand(target, NETWORK.margin()), image);
        assertTrue(Intervals.contains(image, source), "a source lies inside the image");
        assertTrue(Intervals.contains(source, wanted), "a source shows the margin where there is one");
        for (int d = 0; d < 2; d++) {
            long edge = source.dimension(d);
            assertTrue(edge <= NETWORK.maximum());
            assertTrue(edge == size[d] || edge >= NETWORK.fieldOfView(), "at least the field of view, or all there is");
            assertTrue(edge == size[d] || edge % NETWORK.multiple() == 0, "a multiple, or all there is");
        }
    }

    @Test
    void tilesCoverALargeHoleAndOverlap() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int width = 200 + random.nextInt(1500);
            int height = 200 + random.nextInt(1500);
            FinalInterval bounds = FinalInterval.createMinMax(random.nextInt(50), random.nextInt(50),
                    width - 1 - random.nextInt(50), height - 1 - random.nextInt(50));
            WindowPlanner planner = new WindowPlanner(NETWORK, width, height);
            List<ContextWindow> tiles = planner.tiles(bounds);
            for (int d = 0; d < 2; d++) {
                checkCover(tiles, bounds, d, planner.overlap());
            }
            tiles.forEach(tile -> check(tile.source(), tile.target(), width, height));
            double cells = Math.ceil(bounds.dimension(0) / 144.0) * Math.ceil(bounds.dimension(1) / 144.0);
            assertTrue(tiles.size() <= Math.max(1, cells), "as many as the area asks for: " + tiles.size());
        }
    }

    private static void checkCover(List<ContextWindow> tiles, Interval bounds, int d, int overlap) {
        long[] mins = tiles.stream().mapToLong(tile -> tile.target().min(d)).distinct().sorted().toArray();
        long[] maxs = tiles.stream().mapToLong(tile -> tile.target().max(d)).distinct().sorted().toArray();
        assertEquals(bounds.min(d), mins[0]);
        assertEquals(bounds.max(d), maxs[maxs.length - 1]);
        for (int i = 1; i < mins.length; i++) {
            assertTrue(maxs[i - 1] - mins[i] + 1 >= overlap - 1, "neighbours overlap");
        }
    }
}
