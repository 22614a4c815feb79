package lacuna.ops.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import lacuna.ops.RandomHoles;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class MasksTest {

    @Test
    void growthIsTheExactDisc() {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            int width = 20 + random.nextInt(60);
            int height = 20 + random.nextInt(60);
            RandomHoles.Kind kind = RandomHoles.Kind.values()[seed % RandomHoles.Kind.values().length];
            Img<BitType> hole = RandomHoles.draw(kind, width, height, random);
            int radius = random.nextInt(seed % 3 == 0 ? 90 : 9);
            assertSame(naivelyGrown(hole, radius), Masks.grow(hole, radius), "seed " + seed + ", radius " + radius);
        }
    }

    private static Img<BitType> naivelyGrown(Img<BitType> hole, int radius) {
        int width = (int) hole.dimension(0);
        int height = (int) hole.dimension(1);
        Img<BitType> grown = ArrayImgs.bits(width, height);
        RandomAccess<BitType> in = hole.randomAccess();
        RandomAccess<BitType> out = grown.randomAccess();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!in.setPositionAndGet(x, y).get()) {
                    continue;
                }
                for (int dy = Math.max(-y, -radius); dy <= Math.min(height - 1 - y, radius); dy++) {
                    for (int dx = Math.max(-x, -radius); dx <= Math.min(width - 1 - x, radius); dx++) {
                        if (dx * dx + dy * dy <= radius * radius) {
                            out.setPositionAndGet(x + dx, y + dy).set(true);
                        }
                    }
                }
            }
        }
        return grown;
    }

    private static void assertSame(
            RandomAccessibleInterval<BitType> expected, RandomAccessibleInterval<BitType> actual, String message) {
        RandomAccess<BitType> a = expected.randomAccess();
        RandomAccess<BitType> b = actual.randomAccess();
        for (int y = 0; y < expected.dimension(1); y++) {
            for (int x = 0; x < expected.dimension(0); x++) {
                boolean missing = a.setPositionAndGet(x, y).get();
                assertEquals(missing, b.setPositionAndGet(x, y).get(), message + " at " + x + ", " + y);
            }
        }
    }

    @Test
    void aHoleIsTheSameFromAnArrayAndFromAnyOtherImage() {
        Img<BitType> mask = RandomHoles.draw(RandomHoles.Kind.NOISE, 71, 33, new Random(1));
        RandomAccessibleInterval<BitType> view = Views.translate(mask, -5, 12);
        assertSame(mask, Hole.of(mask).toImg(), "array");
        assertSame(mask, Hole.of(view).toImg(), "view");
        assertSame(Views.zeroMin(Views.interval(mask, new long[] {3, 2}, new long[] {60, 30})),
                Hole.of(Views.interval(mask, new long[] {3, 2}, new long[] {60, 30})).toImg(), "part");
    }

    @Test
    void softEdgesAndCompressionNoiseLeaveNoRims() {
        float[] values = {0, 3, 40, 120, 130, 250, 255, 2, 0, 0};
        assertMask("0000111000", Masks.fromImage(ArrayImgs.floats(values, 10, 1)));
        assertMask("11", Masks.fromImage(ArrayImgs.floats(new float[] {255, 255}, 2, 1)));
        assertMask("00", Masks.fromImage(ArrayImgs.floats(new float[] {0, 0}, 2, 1)));
    }

    @Test
    void valuesSayWhatIsMissing() {
        float[] values = {1, 5, Float.NaN, 7, Float.POSITIVE_INFINITY, -3};
        Img<FloatType> image = ArrayImgs.floats(values, 6, 1);
        assertMask("010100", Masks.threshold(image, 5, 7));
        assertMask("001000", Masks.nan(image));
        assertMask("000110", Masks.saturated(image, 7));
        assertMask("0101", Masks.saturated(ArrayImgs.unsignedBytes(new byte[] {-2, -1, 0, -1}, 4, 1)));
        assertMask("0010", Masks.saturated(ArrayImgs.unsignedShorts(new short[] {255, 4095, -1, 0}, 4, 1)));
        assertThrows(IllegalArgumentException.class, () -> Masks.saturated(image));
        assertThrows(IllegalArgumentException.class, () -> Masks.threshold(image, 7, 5));
    }

    @Test
    void aPixelIsMissingIfItIsInAnyChannel() {
        float[] values = {0, Float.NaN, 0, 0, 0, 0, 0, Float.NaN, 0};
        Img<BitType> mask = Masks.nan(ArrayImgs.floats(values, 3, 1, 3));
        assertMask("010", mask);
        assertEquals(1, Masks.count(mask));
    }

    private static void assertMask(String expected, RandomAccessibleInterval<BitType> mask) {
        StringBuilder text = new StringBuilder();
        Views.flatIterable(mask).forEach(pixel -> text.append(pixel.get() ? '1' : '0'));
        assertEquals(expected, text.toString());
    }
}
