package lacuna.plugin.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.util.List;
import java.util.Random;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;

class ImagePlusImagesTest {

    @Test
    void greyPlanesAreTheArraysThemselves() {
        byte[] bytes = new byte[12];
        short[] shorts = new short[12];
        float[] floats = new float[12];
        assertWritesThrough(new ImagePlus("8", new ByteProcessor(4, 3, bytes)), 200);
        assertWritesThrough(new ImagePlus("16", new ShortProcessor(4, 3, shorts, null)), 60_000);
        assertWritesThrough(new ImagePlus("32", new FloatProcessor(4, 3, floats)), -2.5);
        assertEquals((byte) 200, bytes[6]);
        assertEquals((short) 60_000, shorts[6]);
        assertEquals(-2.5f, floats[6]);
    }

    @Test
    void coloursAreThreeChannelsAndKeepTheirAlphaByte() {
        int[] colours = new int[12];
        colours[6] = 0x7f010203;
        ImagePlus image = new ImagePlus("RGB", new ColorProcessor(4, 3, colours));
        Plane<?> plane = ImagePlusImages.plane(image, 1);
        assertTrue(plane.rgb());
        assertArrayEquals(new long[] {4, 3, 3}, plane.pixels().dimensionsAsLongArray());
        assertEquals(1, get(plane, 2, 1, 0));
        assertEquals(2, get(plane, 2, 1, 1));
        assertEquals(3, get(plane, 2, 1, 2));
        set(plane, 250, 2, 1, 1);
        set(plane, 250, 0, 0, 1);
        store(plane, 6);
        assertEquals(0x7f01fa03, colours[6]);
        assertEquals(0, colours[0], "what is not missing is not stored");
    }

    @Test
    void stacksGiveThePlaneThatIsAskedFor() {
        ImagePlus stack = ij.IJ.createImage("stack", "16-bit black", 4, 3, 5);
        set(ImagePlusImages.plane(stack, 4), 77, 1, 1);
        assertEquals(77, stack.getStack().getProcessor(4).get(1, 1));
        assertEquals(0, stack.getStack().getProcessor(1).get(1, 1));
    }

    @Test
    void palettesAreFilledInColourAndKeepTheirEntries() {
        LUT palette = randomPalette();
        byte[] indices = new byte[12];
        indices[5] = 17;
        ByteProcessor processor = new ByteProcessor(4, 3, indices);
        processor.setLut(palette);
        ImagePlus image = new ImagePlus("palette", processor);

        Plane<?> plane = ImagePlusImages.plane(image, 1);
        assertTrue(plane.rgb());
        assertEquals(palette.getRed(17), get(plane, 1, 1, 0));
        for (int channel = 0; channel < 3; channel++) {
            set(plane, palette.getRGB(99) >> 16 - 8 * channel & 0xff, 2, 1, channel);
            set(plane, 1, 0, 0, channel);
        }
        store(plane, 6);
        assertEquals(99, indices[6]);
        assertEquals(17, indices[5]);
        assertEquals(0, indices[0], "known pixels keep their index even if two entries share a colour");
    }

    @Test
    void colourScalesHoldIntensities() {
        for (String name : List.of("fire", "ice", "spectrum", "redgreen", "cyan")) {
            ByteProcessor processor = new ByteProcessor(4, 3);
            processor.setColorModel(LutLoader.getLut(name));
            assertFalse(ImagePlusImages.plane(new ImagePlus(name, processor), 1).rgb(), name);
        }
        ByteProcessor marked = new ByteProcessor(4, 3);
        byte[] ramp = new byte[256];
        for (int i = 0; i < 256; i++) {
            ramp[i] = (byte) i;
        }
        byte[] blue = ramp.clone();
        blue[0] = (byte) 255;
        blue[255] = 0;
        marked.setLut(new LUT(ramp, ramp, blue));
        assertFalse(ImagePlusImages.plane(new ImagePlus("HiLo", marked), 1).rgb());
    }

    @Test
    void tablesOfAFewColoursArePalettes() {
        for (String name : List.of("3-3-2 RGB")) {
            ByteProcessor processor = new ByteProcessor(4, 3);
            processor.setColorModel(LutLoader.getLut(name));
            assertTrue(ImagePlusImages.plane(new ImagePlus(name, processor), 1).rgb(), name);
        }
        byte[] four = new byte[256];
        four[0] = (byte) 255;
        four[1] = (byte) 128;
        four[2] = 40;
        ByteProcessor processor = new ByteProcessor(4, 3);
        processor.setLut(new LUT(four, new byte[256], four));
        assertTrue(ImagePlusImages.plane(new ImagePlus("four", processor), 1).rgb());
    }

    private static LUT randomPalette() {
        byte[][] channels = new byte[3][256];
        Random random = new Random(1);
        for (byte[] channel : channels) {
            random.nextBytes(channel);
        }
        return new LUT(channels[0], channels[1], channels[2]);
    }

    private static void assertWritesThrough(ImagePlus image, double value) {
        Plane<?> plane = ImagePlusImages.plane(image, 1);
        assertFalse(plane.rgb());
        assertArrayEquals(new long[] {4, 3}, plane.pixels().dimensionsAsLongArray());
        set(plane, value, 2, 1);
        assertEquals(value, get(plane, 2, 1));
    }

    private static <T extends RealType<T> & NativeType<T>> double get(Plane<T> plane, int... position) {
        return at(plane.pixels(), position).getRealDouble();
    }

    private static <T extends RealType<T> & NativeType<T>> void set(Plane<T> plane, double value, int... position) {
        at(plane.pixels(), position).setReal(value);
    }

    private static <T> T at(RandomAccessibleInterval<T> pixels, int... position) {
        RandomAccess<T> access = pixels.randomAccess();
        access.setPosition(position);
        return access.get();
    }

    private static <T extends RealType<T> & NativeType<T>> void store(Plane<T> plane, int missing) {
        RandomAccessibleInterval<BitType> hole = ArrayImgs.bits(4, 3);
        at(hole, missing % 4, missing / 4).set(true);
        plane.store().accept(hole);
    }
}
