package lacuna.ops.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import lacuna.ops.RandomHoles;
import net.imglib2.FinalInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class HoleComponentsTest {

    @Test
    void componentsAreThoseOfAFloodFill() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            RandomHoles.Kind kind = RandomHoles.Kind.values()[seed % RandomHoles.Kind.values().length];
            Hole hole = Hole.of(RandomHoles.draw(kind, 15 + random.nextInt(40), 15 + random.nextInt(40), random));
            check(hole, flood(hole), "seed " + seed);
        }
    }

    private static void check(Hole hole, int[][] labels, String message) {
        List<HoleComponent> components = HoleComponents.of(hole);
        int largest = 0;
        long covered = 0;
        for (HoleComponent component : components) {
            int[] label = {0};
            long[] count = {0};
            component.forEachRun(component.bounds(), (y, x0, x1) -> {
                for (int x = x0; x < x1; x++) {
                    label[0] = label[0] == 0 ? labels[y][x] : label[0];
                    assertEquals(label[0], labels[y][x], message);
                    count[0]++;
                }
            });
            assertEquals(count[0], component.count(), message);
            assertEquals(naiveHalfWidth(hole, labels, label[0]), component.halfWidth(), 1e-9, message);
            largest = Math.max(largest, label[0]);
            covered += count[0];
        }
        assertEquals(hole.count(), covered, message);
        assertEquals(components.size(), largest, message);
    }

    private static int[][] flood(Hole hole) {
        int[][] labels = new int[hole.height()][hole.width()];
        int next = 0;
        for (int y = 0; y < hole.height(); y++) {
            for (int x = 0; x < hole.width(); x++) {
                if (hole.contains(x, y) && labels[y][x] == 0) {
                    flood(hole, labels, x, y, ++next);
                }
            }
        }
        return labels;
    }

    private static void flood(Hole hole, int[][] labels, int x0, int y0, int label) {
        Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {x0, y0}));
        labels[y0][x0] = label;
        while (!open.isEmpty()) {
            int[] at = open.pop();
            for (int y = Math.max(0, at[1] - 1); y <= Math.min(hole.height() - 1, at[1] + 1); y++) {
                for (int x = Math.max(0, at[0] - 1); x <= Math.min(hole.width() - 1, at[0] + 1); x++) {
                    if (hole.contains(x, y) && labels[y][x] == 0) {
                        labels[y][x] = label;
                        open.push(new int[] {x, y});
                    }
                }
            }
        }
    }

    private static double naiveHalfWidth(Hole hole, int[][] labels, int label) {
        double largest = 0;
        for (int y = 0; y < hole.height(); y++) {
            for (int x = 0; x < hole.width(); x++) {
                if (labels[y][x] == label) {
                    largest = Math.max(largest, distanceToKnown(hole, x, y));
                }
            }
        }
        return largest;
    }

    private static double distanceToKnown(Hole hole, int x0, int y0) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int y = 0; y < hole.height(); y++) {
            for (int x = 0; x < hole.width(); x++) {
                if (!hole.contains(x, y)) {
                    nearest = Math.min(nearest, Math.hypot(x - x0, y - y0));
                }
            }
        }
        return nearest;
    }

    @Test
    void aScratchAcrossALargeImageCostsItsOwnLength() {
        int size = 8000;
        Img<BitType> mask = ArrayImgs.bits(size, size);
        for (int i = 0; i < size; i++) {
            RandomHoles.box(mask, Math.max(0, i - 2), i, 2, 1);
        }
        HoleComponent scratch = HoleComponents.of(Hole.of(mask)).get(0);
        assertTrue(scratch.halfWidth() <= 2);
        assertEquals(FinalInterval.createMinMax(0, 0, size - 2, size - 1), scratch.bounds());
        assertTrue(scratch.touches(FinalInterval.createMinMax(4000, 4000, 4010, 4010)));
        assertTrue(!scratch.touches(FinalInterval.createMinMax(0, 4000, 3900, 4010)));
    }
}
