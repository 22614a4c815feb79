package lacuna.ops.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleBinaryOperator;
import lacuna.ops.ContextPolicy;
import lacuna.ops.MeanFiller;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.fillers.BiharmonicFiller;
import lacuna.ops.fillers.HarmonicFiller;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 100;
    private static final CheckOptions OPTIONS = CheckOptions.DEFAULTS.withTests(3).withSeed(5);

    private static <T extends RealType<T>> Img<T> draw(Img<T> image, DoubleBinaryOperator values) {
        for (Cursor<T> cursor = image.localizingCursor(); cursor.hasNext();) {
            cursor.fwd();
            cursor.get().setReal(values.applyAsDouble(cursor.getDoublePosition(0), cursor.getDoublePosition(1)));
        }
        return image;
    }

    private static double texture(double x, double y) {
        return Math.rint(120 + 60 * Math.sin(x / 5 + y / 11) + 40 * Math.cos(y / 4 - x / 17));
    }

    private static Img<BitType> box(int x, int y, int w, int h) {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        RandomHoles.box(hole, x, y, w, h);
        return hole;
    }

    private static <T extends RealType<T> & NativeType<T>> CheckResult check(Img<T> image, Img<BitType> hole, CheckOptions options) {
        return new SelfCheck(new BiharmonicFiller(), new HarmonicFiller()).check(image, hole, options, ProgressListener.NONE);
    }

    @Test
    void aConstantImageIsFilledWithoutError() {
        CheckResult result = check(draw(ArrayImgs.floats(WIDTH, HEIGHT), (x, y) -> 42), box(40, 30, 12, 9), OPTIONS);
        assertEquals(3, result.tests().size());
        assertEquals(1, result.share());
        assertEquals(0, result.fill().meanAbsolute(), 1e-4);
        assertEquals(0, check(draw(ArrayImgs.unsignedShorts(WIDTH, HEIGHT), (x, y) -> 42), box(40, 30, 12, 9), OPTIONS)
                .fill().meanAbsolute());
    }

    /** Both classical fills reproduce a plane; the mean of what is known does not. */
    @Test
    void aRampIsFilledAsWellAsTheFillCan() {
        Img<FloatType> ramp = draw(ArrayImgs.floats(WIDTH, HEIGHT), (x, y) -> 10 * x - 4 * y);
        CheckResult result = check(ramp, box(40, 30, 12, 9), OPTIONS);
        assertEquals(0, result.fill().meanAbsolute(), 0.1);
        assertEquals(0, result.plain().meanAbsolute(), 0.1);
        assertEquals(1, result.fill().gradientRatio(), 0.01);
        CheckResult flat = new SelfCheck(new MeanFiller(new ContextPolicy(16, 32, 128, 8)), new HarmonicFiller())
                .check(ramp, box(40, 30, 12, 9), OPTIONS, ProgressListener.NONE);
        assertTrue(flat.fill().meanAbsolute() > 10, "mean error " + flat.fill().meanAbsolute());
        assertTrue(flat.fill().gradientRatio() < 0.95, "gradients " + flat.fill().gradientRatio());
    }

    @Test
    void errorsAreThoseBetweenThePixels() {
        CheckResult result = check(draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture), box(40, 30, 12, 9), OPTIONS);
        for (CheckTest test : result.tests()) {
            Patch patch = test.patch();
            double sum = 0;
            double plain = 0;
            int count = 0;
            for (int i = 0; i < patch.hole().length; i++) {
                boolean differs = patch.truth()[0][i] != patch.fill()[0][i];
                assertFalse(differs && !patch.hole()[i] && !patch.missing()[i], "a known pixel differs");
                if (patch.hole()[i]) {
                    assertFalse(patch.missing()[i]);
                    sum += Math.abs(patch.fill()[0][i] - patch.truth()[0][i]);
                    plain += Math.abs(patch.plain()[0][i] - patch.truth()[0][i]);
                    count++;
                }
            }
            assertEquals(108, count);
            assertEquals(108, test.pixels());
            assertEquals(sum / count, test.fill().meanAbsolute(), 1e-9);
            assertEquals(plain / count, test.plain().meanAbsolute(), 1e-9);
            assertTrue(sum > 0);
        }
    }

    @Test
    void theImageStaysAsItIsAndWhatTheHoleHidesDoesNotCount() {
        Img<BitType> hole = box(0, 40, 9, 12);
        RandomHoles.box(hole, 70, 20, 6, 6);
        assertUntouched(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), hole, OPTIONS, 255);
        assertUntouched(ArrayImgs.unsignedShorts(WIDTH, HEIGHT), hole, OPTIONS, 65535);
        assertUntouched(ArrayImgs.floats(WIDTH, HEIGHT), hole, OPTIONS, Double.NaN);
        assertUntouched(ArrayImgs.unsignedBytes(WIDTH, HEIGHT, 3), hole, OPTIONS.withRgb(true), 0);
    }

    private static <T extends RealType<T> & NativeType<T>> void assertUntouched(
            Img<T> image, Img<BitType> hole, CheckOptions options, double burnt) {
        draw(image, SelfCheckTest::texture);
        double[] before = values(image);
        String csv = check(image, hole, options).csv();
        assertArrayEquals(before, values(image));
        Img<T> damaged = draw(image, (x, y) -> hole.getAt((int) x, (int) y).get() ? burnt : texture(x, y));
        assertEquals(csv, check(damaged, hole, options).csv(), image.getType().getClass().toString());
    }

    private static double[] values(Img<? extends RealType<?>> image) {
        double[] values = new double[(int) image.size()];
        int i = 0;
        for (RealType<?> value : image) {
            values[i++] = value.getRealDouble();
        }
        return values;
    }

    @Test
    void pixelsThatAreNoNumbersAreNeitherHiddenNorCounted() {
        Img<FloatType> image =
                draw(ArrayImgs.floats(WIDTH, HEIGHT), (x, y) -> x < 90 && y < 70 || x % 2 == 0 && y % 3 == 0 ? texture(x, y) : Double.NaN);
        CheckResult result = check(image, box(40, 30, 12, 9), OPTIONS);
        assertTrue(Double.isFinite(result.fill().meanAbsolute()) && Double.isFinite(result.fill().gradientRatio()));
        assertTrue(Double.isFinite(result.fill().deviationNearby()) && Double.isFinite(result.fill().psnr()));
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Img<UnsignedByteType> image =
                draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture);
        String csv = check(image, box(40, 30, 12, 9), OPTIONS).csv();
        assertEquals(csv, check(image, box(40, 30, 12, 9), OPTIONS).csv());
        assertNotEquals(csv, check(image, box(40, 30, 12, 9), OPTIONS.withSeed(6)).csv());
    }

    @Test
    void errorsAreInTheUnitsAskedForAndTheHoleGrowsAsItWillForTheFill() {
        Img<UnsignedByteType> image =
                draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture);
        FillError grey = check(image, box(40, 30, 12, 9), OPTIONS).fill();
        FillError lengths = check(image, box(40, 30, 12, 9), OPTIONS.withUnits(value -> 7 - 0.5 * value)).fill();
        assertEquals(grey.meanAbsolute() / 2, lengths.meanAbsolute(), 1e-6);
        assertEquals(-grey.bias() / 2, lengths.bias(), 1e-6);
        assertEquals(grey.psnr(), lengths.psnr(), 1e-6);
        assertEquals(grey.relative(), lengths.relative(), 1e-6);
        assertEquals(12 * 9 + 2 * (12 + 9), check(image, box(40, 30, 12, 9), OPTIONS.withGrow(1)).tests().get(0).pixels());
    }

    @Test
    void withoutRoomTheSentenceSaysWhatToDo() {
        Img<UnsignedByteType> image =
                draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture);
        assertEquals("The known part of the image has no place for a hole of this shape (70 x 60 pixels, and known pixels around):"
                + " check the fill on a larger image of the same kind, or with a smaller hole.",
                assertThrows(NoRoomException.class, () -> check(image, box(20, 20, 70, 60), OPTIONS)).getMessage());
        assertThrows(NoRoomException.class, () -> check(image, box(0, 0, WIDTH / 2, HEIGHT), OPTIONS));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> check(image, box(0, 0, 0, 0), OPTIONS)).getMessage()
                .startsWith("The selection is empty"));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withTests(0));
    }

    /** A scratch from corner to corner has room nowhere, but its pieces have, and are as wide. */
    @Test
    void aLongScratchIsTestedInPieces() {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        for (int i = 0; i < HEIGHT; i++) {
            RandomHoles.box(hole, i * (WIDTH - 2) / (HEIGHT - 1), i, 2, 1);
        }
        CheckResult result = check(draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture), hole, OPTIONS);
        assertEquals(1, result.share());
        assertTrue(result.tests().get(0).pixels() > 120, result.tests().get(0).pixels() + " pixels");
    }

    @Test
    void theUserMayStop() {
        Img<UnsignedByteType> image =
                draw(ArrayImgs.unsignedBytes(WIDTH, HEIGHT), SelfCheckTest::texture);
        ProgressListener impatient = new ProgressListener() {
            private boolean stopped;

            @Override
            public void update(long done, long total, String message) {
                stopped = message.equals("Test 2 of 3");
            }

            @Override
            public boolean isCanceled() {
                return stopped;
            }
        };
        assertThrows(CancellationException.class, () -> new SelfCheck(new HarmonicFiller(), new HarmonicFiller())
                .check(image, box(40, 30, 12, 9), OPTIONS, impatient));
    }
}
