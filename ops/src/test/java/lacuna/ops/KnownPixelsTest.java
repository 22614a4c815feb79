package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Random;
import lacuna.ops.fillers.BiharmonicFiller;
import lacuna.ops.fillers.HarmonicFiller;
import lacuna.ops.mask.Hole;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** The promise of the project: whatever is filled, no known sample loses a bit. */
class KnownPixelsTest {

    private static final int IMAGES = 200;
    private static final ContextPolicy POLICY = new ContextPolicy(4, 16, 32, 8);

    @Test
    void everyKnownSampleOfEveryTypeKeepsEveryBit() {
        for (int seed = 0; seed < IMAGES; seed++) {
            Random random = new Random(seed);
            int width = 14 + random.nextInt(26);
            int height = 14 + random.nextInt(26);
            InpaintOptions options = InpaintOptions.DEFAULTS.withSeed(seed);
            for (RandomHoles.Kind kind : RandomHoles.Kind.values()) {
                Img<BitType> hole = RandomHoles.draw(kind, width, height, random);
                check(bytes(width, height, random), hole, options);
                check(shorts(width, height, random), hole, options);
                check(floatsWithNaN(width, height, random), hole, options);
                check(colours(width, height, random), hole, options.withRgb(true));
            }
        }
    }

    @Test
    void theHoleIsFilledWithNumbers() {
        Random random = new Random(3);
        Img<BitType> hole = RandomHoles.draw(RandomHoles.Kind.BOX, 50, 40, random);
        RandomAccessibleInterval<FloatType> image = floatsWithNaN(50, 40, random);
        fill(image, hole, InpaintOptions.DEFAULTS);
        Cursor<BitType> missing = hole.localizingCursor();
        RandomAccess<FloatType> values = image.randomAccess();
        while (missing.hasNext()) {
            if (missing.next().get()) {
                assertTrue(Float.isFinite(values.setPositionAndGet(missing).get()));
            }
        }
    }

    private static <T extends RealType<T> & NativeType<T>> void check(
            RandomAccessibleInterval<T> image, Img<BitType> hole, InpaintOptions options) {
        long[] before = bits(image);
        fill(image, hole, options);
        long[] after = bits(image);
        if (options.seed() % 10 == 0) {
            // A second fill of what the first one filled does not see what that one wrote.
            fill(image, hole, options);
            assertArrayEquals(after, bits(image), "the same seed must give the same bytes");
        }
        Hole missing = Hole.of(hole);
        int plane = missing.width() * missing.height();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i] && !missing.contains(i % plane % missing.width(), i % plane / missing.width())) {
                fail("a known sample changed: index " + i + ", seed " + options.seed());
            }
        }
    }

    /** By the seed: a quick filler in windows so small that holes need many, or one of the classical fills. */
    private static <T extends RealType<T> & NativeType<T>> void fill(
            RandomAccessibleInterval<T> image, Img<BitType> hole, InpaintOptions options) {
        WindowFiller filler = switch ((int) options.seed() % 4) {
            case 0 -> new HarmonicFiller();
            case 1 -> new BiharmonicFiller();
            default -> new MeanFiller(POLICY);
        };
        new Inpainter(filler).inpaint(image, hole, options, ProgressListener.NONE);
    }

    private static <T extends RealType<T>> long[] bits(RandomAccessibleInterval<T> image) {
        long[] bits = new long[(int) image.size()];
        int i = 0;
        for (Cursor<T> cursor = Views.flatIterable(image).cursor(); cursor.hasNext();) {
            T sample = cursor.next();
            bits[i++] = sample instanceof IntegerType<?> whole
                    ? whole.getIntegerLong() : Float.floatToRawIntBits(sample.getRealFloat());
        }
        return bits;
    }

    private static RandomAccessibleInterval<UnsignedByteType> bytes(
            int width, int height, Random random) {
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        return ArrayImgs.unsignedBytes(pixels, width, height);
    }

    private static RandomAccessibleInterval<UnsignedShortType> shorts(
            int width, int height, Random random) {
        short[] pixels = new short[width * height * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short) random.nextInt();
        }
        return ArrayImgs.unsignedShorts(pixels, width, height, 2);
    }

    private static RandomAccessibleInterval<FloatType> floatsWithNaN(
            int width, int height, Random random) {
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = switch (random.nextInt(20)) {
                case 0 -> Float.intBitsToFloat(0x7fc00000 | random.nextInt(1 << 20));
                case 1 -> random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
                default -> (float) (random.nextGaussian() * 1e4);
            };
        }
        return ArrayImgs.floats(pixels, width, height);
    }

    private static RandomAccessibleInterval<UnsignedByteType> colours(
            int width, int height, Random random) {
        // The three colours of an ARGB image, as ImageJ has it, without a copy: what is filled is written through.
        int[] pixels = random.ints((long) width * height).toArray();
        return Converters.argbChannels(ArrayImgs.argbs(pixels, width, height), 1, 2, 3);
    }
}
