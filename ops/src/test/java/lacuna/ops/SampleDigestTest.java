package lacuna.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lacuna.ops.mask.Hole;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.ByteAccess;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class SampleDigestTest {

    private static Hole box(int width, int height, int x, int y, int w, int h) {
        Img<BitType> hole = ArrayImgs.bits(width, height);
        RandomHoles.box(hole, x, y, w, h);
        return Hole.of(hole);
    }

    @Test
    void everySampleOutsideTheHoleCountsAndNoneInside() {
        Img<BitType> mask = RandomHoles.draw(RandomHoles.Kind.NOISE, 70, 50, new Random(2));
        Hole hole = Hole.of(mask);
        short[] pixels = new short[70 * 50 * 2];
        Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(pixels, 70, 50, 2);
        byte[] reference = SampleDigest.of(image, hole, ProgressListener.NONE);
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            int i = random.nextInt(pixels.length);
            pixels[i] ^= (short) (1 << random.nextInt(16));
            boolean same = Arrays.equals(reference, SampleDigest.of(image, hole, ProgressListener.NONE));
            assertEquals(hole.contains(i % 3500 % 70, i % 3500 / 70), same);
            pixels[i] = 0;
        }
    }

    @Test
    void theDigestDoesNotDependOnHowSamplesAreStored() {
        float[] pixels = new float[90 * 40];
        Random random = new Random(4);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Float.intBitsToFloat(random.nextInt());
        }
        Img<FloatType> array = ArrayImgs.floats(pixels, 90, 40);
        Img<FloatType> cells = new CellImgFactory<>(new FloatType(), 16).create(90, 40);
        ImgUtil.copy(array, cells);
        Hole hole = box(90, 40, 5, 5, 20, 20);
        byte[] digest = SampleDigest.of(array, hole, ProgressListener.NONE);
        assertArrayEquals(digest, SampleDigest.of(cells, hole, ProgressListener.NONE));
        assertArrayEquals(digest, SampleDigest.of(Views.zeroMin(Views.translate(array, 7, 7)), hole, ProgressListener.NONE));
    }

    @Test
    void samplesThatAreComputedCountAsWell() {
        int[] colours = new Random(5).ints(60 * 40).toArray();
        ByteAccess green = new ByteAccess() {
            @Override
            public byte getValue(int index) {
                return (byte) (colours[index] >> 8);
            }

            @Override
            public void setValue(int index, byte value) {
                colours[index] = colours[index] & ~0xff00 | (value & 0xff) << 8;
            }
        };
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(green, 60, 40);
        Hole hole = box(60, 40, 20, 20, 3, 3);
        List<RandomAccessibleInterval<UnsignedByteType>> views =
                List.of(image, Views.zeroMin(Views.translate(image, 3, 3)));
        for (RandomAccessibleInterval<UnsignedByteType> view : views) {
            byte[] before = SampleDigest.of(view, hole, ProgressListener.NONE);
            colours[20 * 60 + 20] ^= 0x0100;
            colours[7] ^= 0x0001;
            assertArrayEquals(before, SampleDigest.of(view, hole, ProgressListener.NONE));
            colours[7] ^= 0x0100;
            assertFalse(Arrays.equals(before, SampleDigest.of(view, hole, ProgressListener.NONE)));
        }
    }
}
