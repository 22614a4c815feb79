package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class InpainterTest {

    private static final ContextPolicy POLICY = new ContextPolicy(8, 32, 64, 8);

    private static <T extends RealType<T> & NativeType<T>> InpaintResult inpaint(
            RandomAccessibleInterval<T> image, RandomAccessibleInterval<BitType> hole, InpaintOptions options) {
        return new Inpainter(new MeanFiller(POLICY)).inpaint(image, hole, options, ProgressListener.NONE);
    }

    private static Img<BitType> box(int width, int height, int x, int y, int w, int h) {
        Img<BitType> hole = ArrayImgs.bits(width, height);
        RandomHoles.box(hole, x, y, w, h);
        return hole;
    }

    // -- What a user did wrong --

    @Test
    void mistakesAreExplainedInOneSentence() {
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(40, 30);
        InpaintOptions options = InpaintOptions.DEFAULTS;
        assertMistake("selection is empty", image, ArrayImgs.bits(40, 30), options);
        assertMistake("covers the whole image", image, box(40, 30, 0, 0, 40, 30), options);
        assertMistake("grown by 40 pixels, covers the whole image", image, box(40, 30, 20, 10, 2, 2), options.withGrow(40));
        assertMistake("differ in size", image, box(30, 40, 0, 0, 3, 3), options);
        assertMistake("three channels", image, box(40, 30, 0, 0, 3, 3), options.withRgb(true));
        assertMistake("grown by -1", image, box(40, 30, 0, 0, 3, 3), options.withGrow(-1));
        assertMistake("image is empty", Views.interval(image, FinalInterval.createMinSize(0, 0, 0, 0)),
                box(1, 1, 0, 0, 1, 1), options);
        assertMistake("4 axes", ArrayImgs.unsignedBytes(40, 30, 2, 2), box(40, 30, 0, 0, 3, 3), options);
    }

    private static <T extends RealType<T> & NativeType<T>> void assertMistake(
            String words, RandomAccessibleInterval<T> image, Img<BitType> hole, InpaintOptions options) {
        String message = assertThrows(IllegalArgumentException.class, () -> inpaint(image, hole, options)).getMessage();
        assertTrue(message.contains(words), message);
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void nothingButNaNAroundTheHoleIsAMistake() {
        float[] pixels = new float[200 * 200];
        Arrays.fill(pixels, Float.NaN);
        assertMistake("no pixel with a number", ArrayImgs.floats(pixels.clone(), 200, 200), box(200, 200, 50, 50, 9, 9),
                InpaintOptions.DEFAULTS);
        // Numbers elsewhere do not help a window that shows none of them.
        Arrays.fill(pixels, 0, 200 * 100, 1);
        Img<BitType> hole = box(200, 200, 50, 50, 9, 9);
        RandomHoles.box(hole, 100, 170, 5, 5);
        assertMistake("no pixel with a number", ArrayImgs.floats(pixels, 200, 200), hole, InpaintOptions.DEFAULTS);
    }

    @Test
    void imagesWithoutNativeSamplesAreRefused() {
        assertMistake("convert to 8, 16 or 32 bits", ArrayImgs.unsigned12Bits(40, 30), box(40, 30, 5, 5, 3, 3),
                InpaintOptions.DEFAULTS);
    }

    @Test
    void unknownPixelsAreNotShownAndNotWritten() {
        float[] pixels = new float[60 * 60];
        Arrays.fill(pixels, 5);
        pixels[30 * 60 + 28] = Float.NaN;
        pixels[30 * 60 + 35] = Float.NEGATIVE_INFINITY;
        inpaint(ArrayImgs.floats(pixels, 60, 60), box(60, 60, 30, 30, 4, 4), InpaintOptions.DEFAULTS);
        assertTrue(Float.isNaN(pixels[30 * 60 + 28]));
        assertEquals(Float.NEGATIVE_INFINITY, pixels[30 * 60 + 35]);
        assertEquals(5, pixels[31 * 60 + 31], 1e-6);
    }

    // -- What a filler may do wrong --

    private static WindowFiller filler(Consumer<Window> work) {
        return new WindowFiller() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public ContextPolicy context() {
                return POLICY;
            }

            @Override
            public void fill(Window window) {
                work.accept(window);
            }
        };
    }

    @Test
    void aFillThatScribblesOverItsWholeWindowStillChangesOnlyTheHole() {
        byte[] pixels = new byte[100 * 100];
        new Random(1).nextBytes(pixels);
        byte[] before = pixels.clone();
        Inpainter inpainter = new Inpainter(filler(window -> {
            for (float[] plane : window.channels()) {
                Arrays.fill(plane, 1);
            }
        }));
        inpainter.inpaint(ArrayImgs.unsignedBytes(pixels, 100, 100), box(100, 100, 40, 40, 5, 5), InpaintOptions.DEFAULTS,
                ProgressListener.NONE);
        for (int i = 0; i < pixels.length; i++) {
            boolean missing = i % 100 >= 40 && i % 100 < 45 && i / 100 >= 40 && i / 100 < 45;
            assertTrue(missing || pixels[i] == before[i]);
        }
    }

    @Test
    void aRunThatTouchesAKnownSampleFailsLoudly() {
        byte[] pixels = new byte[100 * 100];
        Inpainter inpainter = new Inpainter(filler(window -> pixels[99 * 100 + 99]++));
        assertThrows(IllegalStateException.class, () -> inpainter.inpaint(ArrayImgs.unsignedBytes(pixels, 100, 100),
                box(100, 100, 40, 40, 5, 5), InpaintOptions.DEFAULTS, ProgressListener.NONE));
    }

    @Test
    void theFractionOfANaNCounts() {
        float[] pixels = new float[50 * 50];
        pixels[3] = Float.intBitsToFloat(0x7fc00001);
        Inpainter inpainter = new Inpainter(filler(window -> pixels[3] = Float.intBitsToFloat(0x7fc00002)));
        assertThrows(IllegalStateException.class, () -> inpainter.inpaint(ArrayImgs.floats(pixels, 50, 50),
                box(50, 50, 20, 20, 5, 5), InpaintOptions.DEFAULTS, ProgressListener.NONE));
    }

    @Test
    void aFillThatReturnsNoNumbersIsRefused() {
        Inpainter inpainter = new Inpainter(filler(window -> Arrays.fill(window.channels()[0], Float.NaN)));
        assertThrows(IllegalStateException.class, () -> inpainter.inpaint(ArrayImgs.unsignedBytes(50, 50),
                box(50, 50, 20, 20, 5, 5), InpaintOptions.DEFAULTS, ProgressListener.NONE));
    }

    // -- Progress, cancel, record --

    @Test
    void cancelStopsBetweenTwoWindows() {
        Img<BitType> hole = ArrayImgs.bits(600, 600);
        for (int i = 0; i < 25; i++) {
            RandomHoles.box(hole, 30 + i % 5 * 120, 30 + i / 5 * 120, 5, 5);
        }
        int[] filled = {0};
        ProgressListener cancelAfterThree = new ProgressListener() {
            @Override
            public void update(long done, long total, String message) {
                assertTrue(done <= total, message);
            }

            @Override
            public boolean isCanceled() {
                return filled[0] == 3;
            }
        };
        MeanFiller mean = new MeanFiller(POLICY);
        Inpainter inpainter = new Inpainter(filler(window -> {
            mean.fill(window);
            filled[0]++;
        }));
        assertThrows(CancellationException.class, () -> inpainter.inpaint(
                ArrayImgs.unsignedBytes(600, 600), hole, InpaintOptions.DEFAULTS, cancelAfterThree));
        assertEquals(3, filled[0]);
    }

    @Test
    void theResultSaysWhatWasDone() {
        Img<BitType> hole = box(100, 80, 40, 30, 10, 8);
        InpaintResult result = inpaint(
                ArrayImgs.unsignedBytes(100, 80, 3), hole, InpaintOptions.DEFAULTS.withGrow(2).withSeed(9));
        Provenance provenance = result.provenance();
        long used = Masks.count(result.hole());
        assertTrue(used > 80);
        assertEquals(used / 8000.0, provenance.fractionSynthetic(), 1e-12);
        assertEquals("mean", provenance.model());
        assertEquals(9, provenance.seed());
        assertEquals("2", provenance.parameters().get("grow"));
        assertTrue(Instant.parse(provenance.time()).isBefore(Instant.now().plusSeconds(1)));
        assertEquals(provenance, Provenance.fromJson(provenance.toJson()));
        assertEquals(3, result.windows());
        assertTrue(result.timing().fillerSeconds() <= result.timing().totalSeconds());
        String other = inpaint(ArrayImgs.unsignedBytes(100, 80), hole, InpaintOptions.DEFAULTS).provenance().holeDigest();
        assertNotEquals(other, provenance.holeDigest());
    }

    @Test
    void theTimeFollowsTheHoleNotTheImage() {
        int[] windows = new int[2];
        int[] size = {500, 4000};
        for (int i = 0; i < 2; i++) {
            Img<BitType> hole = ArrayImgs.bits(size[i], size[i]);
            for (int j = 0; j < 16; j++) {
                RandomHoles.box(hole, 40 + j % 4 * 110, 40 + j / 4 * 110, 6, 6);
            }
            windows[i] = inpaint(ArrayImgs.unsignedBytes(size[i], size[i]), hole, InpaintOptions.DEFAULTS).windows();
        }
        assertEquals(windows[0], windows[1]);
    }

    /** Pieces that are not wanted stay missing: they are neither filled nor looked at. */
    @Test
    void onlyWhatIsWantedIsFilled() {
        Img<BitType> hole = box(300, 40, 10, 10, 4, 4);
        RandomHoles.box(hole, 250, 20, 5, 5);
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(300, 40);
        image.forEach(pixel -> pixel.set(50));
        image.getAt(251, 21).set(200);
        image.getAt(11, 11).set(200);
        new Inpainter(new MeanFiller(POLICY)).inpaint(
                image, hole, Hole.of(box(300, 40, 12, 12, 1, 1)), InpaintOptions.DEFAULTS, ProgressListener.NONE);
        assertEquals(50, image.getAt(11, 11).get());
        assertEquals(200, image.getAt(251, 21).get());
    }
}
