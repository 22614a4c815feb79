package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** Known pixels that change on purpose. */
class WholeImageEditTest {

    private static final ContextPolicy POLICY = new ContextPolicy(2, 8, 32, 8);
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;

    /** Adds the same everywhere. */
    private static WindowChange change(float by) {
        return new WindowChange() {
            @Override
            public ContextPolicy context() {
                return POLICY;
            }

            @Override
            public float[][] of(Window window, Runnable check) {
                float[][] planes = new float[window.channels().length][window.hole().length];
                for (float[] plane : planes) {
                    Arrays.fill(plane, by);
                }
                return planes;
            }
        };
    }

    private static Img<BitType> hole() {
        Img<BitType> hole = ArrayImgs.bits(WIDTH, HEIGHT);
        hole.randomAccess().setPositionAndGet(3, 4).set(true);
        hole.randomAccess().setPositionAndGet(4, 4).set(true);
        return hole;
    }

    private static byte[] ramp() {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 256);
        }
        return pixels;
    }

    private static InpaintResult edit(byte[] pixels, float by) {
        return new WholeImageEdit(new MeanFiller(POLICY), change(by)).inpaint(
                ArrayImgs.unsignedBytes(pixels, WIDTH, HEIGHT), hole(), InpaintOptions.DEFAULTS, ProgressListener.NONE);
    }

    @Test
    void withoutAChangeItIsThePlainFill() {
        byte[] plain = ramp();
        new Inpainter(new MeanFiller(POLICY)).inpaint(
                ArrayImgs.unsignedBytes(plain, WIDTH, HEIGHT), hole(), InpaintOptions.DEFAULTS, ProgressListener.NONE);
        byte[] edited = ramp();
        InpaintResult result = edit(edited, 0);
        assertArrayEquals(plain, edited);
        assertEquals(0, result.provenance().fractionChanged());
        assertEquals("image", result.provenance().parameters().get("scope"));
    }

    @Test
    void knownPixelsMoveInTheUnitsOfTheImageAndAreClamped() {
        byte[] plain = ramp();
        new Inpainter(new MeanFiller(POLICY)).inpaint(
                ArrayImgs.unsignedBytes(plain, WIDTH, HEIGHT), hole(), InpaintOptions.DEFAULTS, ProgressListener.NONE);
        byte[] edited = ramp();
        InpaintResult result = edit(edited, 0.5f);
        // Of 0 to 239, which is -1 to 1, a quarter.
        for (int i = 0; i < edited.length; i++) {
            boolean missing = i == 4 * WIDTH + 3 || i == 4 * WIDTH + 4;
            assertEquals(missing ? plain[i] & 255 : Math.min(255, (int) Math.rint(i + 239 / 4.0)), edited[i] & 255, "pixel " + i);
        }
        assertEquals((edited.length - 2.0) / edited.length, result.provenance().fractionChanged());
        assertEquals(2.0 / edited.length, result.provenance().fractionSynthetic());
        long written = 0;
        for (BitType pixel : result.written()) {
            written += pixel.get() ? 1 : 0;
        }
        assertEquals(edited.length, written);
    }

    @Test
    void whatIsNoNumberStays() {
        float[] pixels = new float[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        pixels[50] = Float.intBitsToFloat(0x7fc00002);
        pixels[51] = Float.POSITIVE_INFINITY;
        new WholeImageEdit(new MeanFiller(POLICY), change(1)).inpaint(
                ArrayImgs.floats(pixels, WIDTH, HEIGHT), hole(), InpaintOptions.DEFAULTS, ProgressListener.NONE);
        assertEquals(0x7fc00002, Float.floatToRawIntBits(pixels[50]));
        assertEquals(Float.POSITIVE_INFINITY, pixels[51]);
        assertEquals(52 + 119.5f, pixels[52]);
    }

    @Test
    void failuresLeaveKnownPixelsAlone() {
        byte[] pixels = ramp();
        assertThrows(IllegalStateException.class, () -> edit(pixels, Float.NaN));
        String message = assertThrows(IllegalArgumentException.class, () -> WholeImageEdit.requireAtOnce(POLICY, 33, 4)).getMessage();
        assertTrue(message.contains("33 x 4 pixels") && message.contains("crop it"), message);
    }
}
