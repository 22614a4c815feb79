package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import lacuna.ops.fillers.BiharmonicFiller;
import lacuna.ops.fillers.HarmonicFiller;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** Holes that no window can hold. */
class CoarseToFineTest {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 380;

    /** Another filler with windows so small that the hole needs many. */
    private record SmallWindows(WindowFiller filler, List<Window> seen) implements WindowFiller {

        SmallWindows(WindowFiller filler) {
            this(filler, new ArrayList<>());
        }

        @Override
        public String name() {
            return filler.name();
        }

        @Override
        public ContextPolicy context() {
            return new ContextPolicy(12, 64, 96, 8);
        }

        @Override
        public void fill(Window window) {
            seen.add(window);
            filler.fill(window);
        }
    }

    private static float[] fill(WindowFiller filler, Img<BitType> hole, DoubleBinaryOperator image) {
        float[] pixels = new float[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) image.applyAsDouble(i % WIDTH, i / WIDTH);
        }
        new Inpainter(filler).inpaint(
                ArrayImgs.floats(pixels, WIDTH, HEIGHT), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
        return pixels;
    }

    private static Img<BitType> box(int x, int y, int w, int h) {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        RandomHoles.box(hole, x, y, w, h);
        return hole;
    }

    /** The largest difference between neighbouring pixels, and the largest change of slope. */
    private static double[] roughness(float[] pixels) {
        double step = 0;
        double kink = 0;
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                int i = y * WIDTH + x;
                for (int d : new int[] {1, WIDTH}) {
                    step = Math.max(step, Math.abs(pixels[i + d] - pixels[i]));
                    kink = Math.max(kink, Math.abs(pixels[i + d] + pixels[i - d] - 2 * pixels[i]));
                }
            }
        }
        return new double[] {step, kink};
    }

    @Test
    void aPlaneIsContinuedWithoutASeam() {
        DoubleBinaryOperator plane = (x, y) -> 10 + 0.5 * x - 0.25 * y;
        for (WindowFiller filler : List.of(new HarmonicFiller(), new BiharmonicFiller())) {
            float[] filled = fill(new SmallWindows(filler), box(60, 50, 300, 270), plane);
            for (int i = 0; i < filled.length; i++) {
                assertEquals(plane.applyAsDouble(i % WIDTH, i / WIDTH), filled[i], 0.05, filler.name() + " at " + i);
            }
            double[] roughness = roughness(filled);
            assertTrue(roughness[0] < 0.51, filler.name() + ": a step of " + roughness[0] + " where the slope is 0.5");
        }
    }

    @Test
    void aCurvedImageIsAsSmoothInWindowsAsAtOnce() {
        DoubleBinaryOperator waves = (x, y) -> 100 * Math.sin(x / 70) * Math.cos(y / 60);
        Img<BitType> hole = box(60, 50, 300, 270);
        float[] atOnce = fill(new HarmonicFiller(), hole, waves);
        float[] inWindows = fill(new SmallWindows(new HarmonicFiller()), hole, waves);
        double error = 0;
        for (int i = 0; i < atOnce.length; i++) {
            error = Math.max(error, Math.abs(atOnce[i] - inWindows[i]));
        }
        assertTrue(error < 4, "of 200 grey values: " + error);
        assertTrue(roughness(inWindows)[0] < roughness(atOnce)[0] + 0.3, "no step between windows");
        assertTrue(roughness(inWindows)[1] < roughness(atOnce)[1] + 0.3, "no kink between windows");
    }

    @Test
    void timeIsProportionalToTheHole() {
        SmallWindows half = new SmallWindows(new HarmonicFiller());
        SmallWindows whole = new SmallWindows(new HarmonicFiller());
        fill(half, box(60, 50, 150, 270), (x, y) -> x);
        fill(whole, box(60, 50, 300, 270), (x, y) -> x);
        assertTrue(whole.seen.size() <= 2.5 * half.seen.size(), half.seen.size() + " for half, " + whole.seen.size());
        assertTrue(whole.seen.stream().allMatch(window -> window.width() <= 96 && window.height() <= 96));
    }

    @Test
    void aLongScratchIsSeenOnlyAlongItsLength() {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        for (int i = 5; i < 370; i++) {
            RandomHoles.box(hole, i + 10, i, 3, 1);
        }
        SmallWindows filler = new SmallWindows(new BiharmonicFiller());
        float[] filled = fill(filler, hole, (x, y) -> 0.01 * x * y);
        for (int i = 0; i < filled.length; i++) {
            assertEquals(0.01 * (i % WIDTH) * (i / WIDTH), filled[i], 0.2);
        }
        assertTrue(filler.seen.size() < 30, filler.seen.size() + " windows");
    }
}
