package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lacuna.ops.mask.Hole;
import net.imglib2.FinalInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** Parts of images that show a fill. */
class ExcerptTest {

    private static final ContextPolicy POLICY = new ContextPolicy(8, 32, 64, 8);
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private static Img<BitType> hole(int... rectangles) {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        for (int i = 0; i < rectangles.length; i += 4) {
            for (int y = rectangles[i + 1]; y < rectangles[i + 1] + rectangles[i + 3]; y++) {
                for (int x = rectangles[i]; x < rectangles[i] + rectangles[i + 2]; x++) {
                    hole.randomAccess().setPositionAndGet(x, y).set(true);
                }
            }
        }
        return hole;
    }

    private static Excerpt excerpt(Img<BitType> hole) {
        Hole missing = Hole.of(hole);
        return Excerpt.of(missing, new MeanFiller(POLICY), 1, missing.bounds());
    }

    @Test
    void theFillOfAPartIsThatOfTheImage() {
        for (int[] rectangles : new int[][] {{100, 90, 20, 10}, {0, 0, 20, 10}, {385, 295, 15, 5}, {100, 90, 50, 20, 170, 120, 5, 5},
                {0, 140, 70, 4}, {151, 133, 60, 55}, {333, 201, 67, 53}, {41, 141, 70, 40, 151, 121, 90, 44}}) {
            Img<BitType> hole = hole(rectangles);
            Excerpt excerpt = excerpt(hole);
            assertTrue(excerpt.complete());
            float[] image = image(new FinalInterval(WIDTH, HEIGHT));
            fill(image, hole, WIDTH, HEIGHT);
            FinalInterval area = excerpt.area();
            float[] part = image(area);
            fill(part, excerpt.hole(), (int) area.dimension(0), (int) area.dimension(1));
            float[] expected = new float[part.length];
            for (int i = 0; i < part.length; i++) {
                int x = (int) (area.min(0) + i % area.dimension(0));
                int y = (int) (area.min(1) + i / area.dimension(0));
                expected[i] = image[y * WIDTH + x];
            }
            assertArrayEquals(expected, part);
            assertTrue(part.length < image.length / 2);
        }
    }

    private static float[] image(FinalInterval area) {
        float[] pixels = new float[(int) (area.dimension(0) * area.dimension(1))];
        for (int i = 0; i < pixels.length; i++) {
            long x = area.min(0) + i % area.dimension(0);
            long y = area.min(1) + i / area.dimension(0);
            pixels[i] = (x * 37 + y * 91) % 101;
        }
        return pixels;
    }

    private static void fill(float[] pixels, Img<BitType> hole, int width, int height) {
        new Inpainter(new MeanFiller(POLICY)).inpaint(
                ArrayImgs.floats(pixels, width, height), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
    }

    @Test
    void ofALargeHoleOneWindowIsShown() {
        Excerpt scratch = excerpt(hole(10, 150, 380, 3));
        assertFalse(scratch.complete());
        assertTrue(scratch.area().dimension(0) <= 64 && scratch.area().dimension(1) <= 64);
        Excerpt wide = excerpt(hole(50, 50, 250, 200));
        Hole hole = Hole.of(wide.hole());
        assertTrue(hole.count() > 500 && hole.count() < (long) hole.width() * hole.height() - 500, "" + hole.count());
    }

    @Test
    void boundsHoldEveryMissingPixel() {
        assertEquals(FinalInterval.createMinSize(100, 90, 75, 35), Hole.of(hole(100, 90, 50, 20, 170, 120, 5, 5)).bounds());
        assertEquals(FinalInterval.createMinSize(0, 0, 400, 300), Hole.of(hole(0, 299, 1, 1, 399, 0, 1, 1)).bounds());
        assertEquals(FinalInterval.createMinSize(7, 9, 1, 1), Hole.of(hole(7, 9, 1, 1)).bounds());
    }
}
