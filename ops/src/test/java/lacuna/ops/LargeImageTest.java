package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** A slide scan of 400 million pixels in the two gigabytes that this test may use. */
class LargeImageTest {

    private static final ContextPolicy NETWORK = new ContextPolicy(64, 256, 512, 16);

    private static InpaintResult fill(int size) {
        Img<BitType> hole = ArrayImgs.bits(size, size);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            RandomHoles.box(hole, 100 + random.nextInt(1700), 100 + random.nextInt(1700), 20, 20);
        }
        byte[] pixels = new byte[size * size];
        InpaintResult result = new Inpainter(new MeanFiller(NETWORK)).inpaint(
                ArrayImgs.unsignedBytes(pixels, size, size), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
        assertEquals(size, result.hole().dimension(0));
        return result;
    }

    @Test
    void smallHolesCostTheSameInALargeImage() {
        int windows = fill(2000).windows();
        InpaintResult large = fill(20_000);
        assertEquals(windows, large.windows());
        assertTrue(large.timing().totalSeconds() < 60, "two passes over the pixels: " + large.timing());
    }
}
