package lacuna.ops.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import lacuna.ops.ContextPolicy;
import lacuna.ops.RandomHoles;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class HoleGroupsTest {

    private static final ContextPolicy NETWORK = new ContextPolicy(32, 128, 256, 16);

    private static List<HoleComponent> groups(Img<BitType> mask) {
        Hole hole = Hole.of(mask);
        return HoleGroups.of(HoleComponents.of(hole), new WindowPlanner(NETWORK, hole.width(), hole.height()));
    }

    @Test
    void everyMissingPixelBelongsToExactlyOneGroup() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomHoles.Kind kind = RandomHoles.Kind.values()[seed % RandomHoles.Kind.values().length];
            Img<BitType> mask = RandomHoles.draw(kind, 300 + random.nextInt(400), 300 + random.nextInt(400), random);
            int width = (int) mask.dimension(0);
            BitSet seen = new BitSet();
            for (HoleComponent group : groups(mask)) {
                group.forEachRun(group.bounds(), (y, x0, x1) -> {
                    assertTrue(seen.get(y * width + x0, y * width + x1).isEmpty(), "a pixel belongs to one group");
                    seen.set(y * width + x0, y * width + x1);
                });
            }
            assertEquals(Hole.of(mask).count(), seen.cardinality());
        }
    }

    @Test
    void specksBesideEachOtherShareAWindowAndDistantOnesDoNot() {
        Img<BitType> near = ArrayImgs.bits(1000, 1000);
        Img<BitType> far = ArrayImgs.bits(1000, 1000);
        for (int i = 0; i < 10; i++) {
            RandomHoles.box(near, 400 + 5 * i, 500 + i % 3 * 4, 2, 2);
        }
        for (int i = 0; i < 3; i++) {
            RandomHoles.box(far, 50 + 400 * i, 500, 2, 2);
        }
        assertEquals(1, groups(near).size());
        assertEquals(3, groups(far).size());
    }

    @Test
    void groupingSavesAndNeverCosts() {
        for (int specks : new int[] {20, 300, 3000}) {
            Img<BitType> dust = ArrayImgs.bits(2000, 2000);
            Random random = new Random(specks);
            for (int i = 0; i < specks; i++) {
                RandomHoles.box(dust, random.nextInt(1990), random.nextInt(1990), 3, 3);
            }
            double apart = seen(HoleComponents.of(Hole.of(dust)));
            double together = seen(groups(dust));
            assertTrue(together <= apart, specks + " specks");
            assertTrue(together < 3 * 2000.0 * 2000.0, "the image is seen a few times at most: " + together / 4e6);
        }
    }

    private static double seen(List<HoleComponent> groups) {
        WindowPlanner planner = new WindowPlanner(NETWORK, 2000, 2000);
        double seen = 0;
        for (HoleComponent group : groups) {
            ContextWindow window = planner.window(group.bounds());
            seen += (double) window.source().dimension(0) * window.source().dimension(1);
        }
        return seen;
    }

    @Test
    void noiseOfManyThousandPixelsIsGroupedInTime() {
        Img<BitType> noise = ArrayImgs.bits(1000, 1000);
        Random random = new Random(7);
        noise.forEach(pixel -> pixel.set(random.nextInt(20) == 0));
        assertTimeout(Duration.ofSeconds(20), () -> assertTrue(groups(noise).size() < 100));
    }
}
