package lacuna.training.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MaskSamplersTest {
    private static final int SEEDS = 200;

    static Stream<String> kinds() {
        return MaskKinds.names().stream();
    }

    @ParameterizedTest
    @CsvSource({
        "box, 0.08, 0.5, 0.2, 0.3", "automaton, 0.02, 0.8, 0.35, 0.6", "freeform, 0.005, 0.7, 0.1, 0.25",
        "strokes, 0.1, 0.75, 0.3, 0.55", "scratch, 0.0005, 0.12, 0.01, 0.06", "dust, 0.0005, 0.1, 0.008, 0.04",
        "text, 0.002, 0.35, 0.03, 0.15", "half, 0.49, 0.51, 0.49, 0.51", "outpainting, 0.23, 0.77, 0.4, 0.6"})
    void missingShareIsThatOfTheKind(String kind, double least, double most, double leastMean, double mostMean) {
        MaskSampler sampler = MaskKinds.parse(kind);
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            boolean[] mask = sampler.sample(160, 120, new SplittableRandom(seed));
            double share = share(mask);
            assertTrue(share >= least && share <= most, kind + " of seed " + seed + " covers " + share);
            sum += share;
        }
        assertTrue(sum / SEEDS >= leastMean && sum / SEEDS <= mostMean, kind + " covers on average " + sum / SEEDS);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameSeedGivesTheSameMask(String kind) {
        MaskSampler sampler = MaskKinds.parse(kind);
        boolean[] first = sampler.sample(97, 64, new SplittableRandom(5));
        sampler.sample(64, 64, new SplittableRandom(1));
        assertArrayEquals(first, sampler.sample(97, 64, new SplittableRandom(5)));
        assertEquals(97 * 64, first.length);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void seedsGiveDifferentMasks(String kind) {
        MaskSampler sampler = MaskKinds.parse(kind);
        long different = Stream.iterate(0L, seed -> seed + 1).limit(20)
            .map(seed -> Arrays.hashCode(sampler.sample(64, 64, new SplittableRandom(seed)))).distinct().count();
        assertTrue(different >= (kind.equals("half") ? 3 : 15), kind + ": only " + different + " of 20 differ");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everySizeHasMissingAndKnownPixels(String kind) {
        MaskSampler sampler = MaskKinds.parse(kind);
        for (int[] size : new int[][] {{1, 2}, {2, 1}, {2, 2}, {3, 3}, {5, 17}, {200, 4}, {33, 8}}) {
            for (int seed = 0; seed < 30; seed++) {
                double share = share(sampler.sample(size[0], size[1], new SplittableRandom(seed)));
                assertTrue(share > 0 && share < 1, kind + " at " + size[0] + " x " + size[1] + ", seed " + seed);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> sampler.sample(1, 1, new SplittableRandom(0)));
    }

    @ParameterizedTest
    @CsvSource({"freeform", "strokes", "scratch", "text"})
    void missingShareHardlyDependsOnTheSize(String kind) {
        MaskSampler sampler = MaskKinds.parse(kind);
        double small = 0;
        double large = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            small += share(sampler.sample(200, 200, new SplittableRandom(seed)));
            large += share(sampler.sample(400, 400, new SplittableRandom(seed)));
        }
        assertEquals(1, small / large, 0.35, kind);
    }

    @Test
    void boxesAreSingleRectanglesOfThirtyToSeventyPercent() {
        for (int seed = 0; seed < SEEDS; seed++) {
            boolean[] mask = new BoxMasks().sample(100, 50, new SplittableRandom(seed));
            int[] bounds = bounds(mask, 100);
            int width = bounds[2] - bounds[0] + 1;
            int height = bounds[3] - bounds[1] + 1;
            assertEquals(width * height, Math.round(share(mask) * mask.length));
            assertTrue(width >= 30 && width <= 70 && height >= 15 && height <= 35, width + " x " + height);
        }
    }

    @Test
    void scratchesAreThin() {
        for (int seed = 0; seed < SEEDS; seed++) {
            boolean[] mask = new ScratchMasks().sample(256, 256, new SplittableRandom(seed));
            // Two crossing lines of five pixels do not fill a square of 13.
            for (int y = 0; y + 13 <= 256; y += 2) {
                for (int x = 0; x + 13 <= 256; x += 2) {
                    assertFalse(full(mask, x, y), "a blot at " + x + ", " + y + " of seed " + seed);
                }
            }
        }
    }

    @Test
    void halvesAreOneSide() {
        for (int seed = 0; seed < 40; seed++) {
            boolean[] mask = HalfMasks.halves().sample(40, 20, new SplittableRandom(seed));
            int[] bounds = bounds(mask, 40);
            assertEquals(400, (bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1));
            assertEquals(0.5, share(mask));
        }
    }

    @Test
    void mixtureDrawsByWeight() {
        MaskSampler mixed = MaskKinds.parse("half:3, dust");
        int halves = 0;
        for (int seed = 0; seed < 400; seed++) {
            halves += share(mixed.sample(64, 64, new SplittableRandom(seed))) == 0.5 ? 1 : 0;
        }
        assertEquals(300, halves, 40);
        assertEquals("half+dust", mixed.name());
    }

    @Test
    void wrongChoicesAreExplained() {
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> MaskKinds.parse("boxes"));
        assertTrue(unknown.getMessage().contains("box,"));
        assertThrows(IllegalArgumentException.class, () -> MaskKinds.parse("box:much"));
        assertThrows(IllegalArgumentException.class, () -> MaskKinds.parse("box:0,dust"));
        assertThrows(IllegalArgumentException.class, () -> new MixedMasks(List.of()));
    }

    private static double share(boolean[] mask) {
        int count = 0;
        for (boolean missing : mask) {
            count += missing ? 1 : 0;
        }
        return (double) count / mask.length;
    }

    private static boolean full(boolean[] mask, int left, int top) {
        for (int y = top; y < top + 13; y++) {
            for (int x = left; x < left + 13; x++) {
                if (!mask[y * 256 + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[] bounds(boolean[] mask, int width) {
        int[] bounds = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                bounds[0] = Math.min(bounds[0], i % width);
                bounds[1] = Math.min(bounds[1], i / width);
                bounds[2] = Math.max(bounds[2], i % width);
                bounds[3] = Math.max(bounds[3], i / width);
            }
        }
        return bounds;
    }
}
