package lacuna.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CropSamplerTest {
    private static final float[] PLAIN_TONE = Tones.draw(CropOptions.PLAIN, new SplittableRandom(0));

    @Test
    void plainCropIsAPieceOfTheImage() {
        TrainingImage image = Images.noise("d", 40, 30, 3);
        float[][] crop = new CropSampler(List.of(image), 16, CropOptions.PLAIN).sample(new SplittableRandom(3));
        assertTrue(isPiece(image, crop));
        assertNotSame(crop[0], crop[1]);
    }

    @Test
    void reductionIsAsFrequentAsAsked() {
        TrainingImage image = Images.noise("d", 40, 30, 3);
        CropSampler sampler = new CropSampler(List.of(image), 16, new CropOptions(0.3, 0.5, false, 0, 0, 0, 0, 0, 1));
        long whole = IntStream.range(0, 300).filter(seed -> isPiece(image, sampler.sample(new SplittableRandom(seed)))).count();
        assertEquals(210, whole, 30);
    }

    private static boolean isPiece(TrainingImage image, float[][] crop) {
        return IntStream.rangeClosed(0, 14).anyMatch(
            top -> IntStream.rangeClosed(0, 24).anyMatch(left -> isAt(image, crop, left, top)));
    }

    private static boolean isAt(TrainingImage image, float[][] crop, int left, int top) {
        for (int i = 0; i < 16 * 16 * 3; i++) {
            int pixel = i / 3;
            int value = image.samples()[((top + pixel / 16) * 40 + left + pixel % 16) * 3 + i % 3] & 0xFF;
            if (Math.abs(crop[i % 3][pixel] - (2 * value / 255f - 1)) > 1e-5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void reductionAveragesAreas() {
        TrainingImage image = Images.noise("d", 20, 20, 1);
        float[] half = AreaSampler.read(image, 0, 4, 2, 8, 0.5, PLAIN_TONE);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                float sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += PLAIN_TONE[image.samples()[(2 + 2 * y + k / 2) * 20 + 4 + 2 * x + k % 2] & 0xFF];
                }
                assertEquals(sum / 4, half[y * 8 + x], 1e-5);
            }
        }
        float[] odd = AreaSampler.read(Images.flat("d", 20, 20, 200), 0, 0, 0, 13, 0.7, PLAIN_TONE);
        for (float value : odd) {
            assertEquals(PLAIN_TONE[200], value, 1e-5);
        }
    }

    @Test
    void smallImagesAreMirrored() {
        TrainingImage image = Images.noise("d", 3, 2, 1);
        float[] read = AreaSampler.read(image, 0, -3, 0, 6, 1, PLAIN_TONE);
        int[] columns = {2, 1, 0, 0, 1, 2};
        int[] rows = {0, 1, 1, 0, 0, 1};
        for (int i = 0; i < 36; i++) {
            assertEquals(PLAIN_TONE[image.samples()[rows[i / 6] * 3 + columns[i % 6]] & 0xFF], read[i], 1e-6);
        }
        CropSampler sampler = new CropSampler(List.of(image), 64, CropOptions.TRAINING);
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(64 * 64, sampler.sample(new SplittableRandom(seed))[2].length);
        }
    }

    @Test
    void greyStaysGreyAndAllIsInRange() {
        CropSampler grey = new CropSampler(List.of(Images.noise("d", 90, 70, 1)), 32, CropOptions.TRAINING);
        CropSampler colour = new CropSampler(List.of(Images.noise("d", 90, 70, 3)), 32, CropOptions.TRAINING);
        for (int seed = 0; seed < 100; seed++) {
            float[][] planes = grey.sample(new SplittableRandom(seed));
            assertSame(planes[0], planes[1]);
            assertSame(planes[0], planes[2]);
            for (float[] plane : colour.sample(new SplittableRandom(seed))) {
                for (float value : plane) {
                    assertTrue(value >= -1 && value <= 1);
                }
            }
        }
    }

    @Test
    void tintsDimEachChannelAlsoOfGreyImagesAmongColouredOnes() {
        CropOptions tinting = new CropOptions(0, 1, false, 0, 0, 0, 0.5, 0, 1);
        List<TrainingImage> images = List.of(Images.flat("grey", 8, 8, 255), Images.noise("colour", 8, 8, 3));
        CropSampler grey = new CropSampler(images, 8, tinting, Map.of("colour", 0.0));
        int tinted = 0;
        for (int seed = 0; seed < 200; seed++) {
            float[][] planes = grey.sample(new SplittableRandom(seed));
            tinted += planes[0][0] != planes[1][0] && planes[1][0] != planes[2][0] ? 1 : 0;
            for (float[] plane : planes) {
                assertTrue(plane[0] >= 0.55 * 2 - 1 && plane[0] <= 1, "white became " + plane[0]);
                assertEquals(plane[0], plane[63]);
            }
        }
        assertTrue(tinted > 70 && tinted < 130, tinted + " of 200 tinted");
        CropSampler black = new CropSampler(List.of(Images.flat("d", 8, 8, 0), images.get(1)), 8, tinting, Map.of("colour", 0.0));
        assertEquals(-1, black.sample(new SplittableRandom(4))[1][0], 1e-6);
    }

    @Test
    void turnsAreTheEightSymmetriesAndTheSameForAllChannels() {
        byte[] samples = new byte[16 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i / 3 * 15);
        }
        TrainingImage image = new TrainingImage("t", "", "t", 4, 4, 3, samples);
        CropSampler sampler = new CropSampler(List.of(image), 4, new CropOptions(0, 1, true, 0, 0, 0, 0, 0, 1));
        long seen = IntStream.range(0, 200).mapToObj(seed -> {
            float[][] planes = sampler.sample(new SplittableRandom(seed));
            assertArrayEquals(planes[0], planes[1]);
            float[] sorted = planes[0].clone();
            Arrays.sort(sorted);
            for (int i = 0; i < 16; i++) {
                assertEquals(PLAIN_TONE[i * 15], sorted[i], 1e-6);
            }
            return Arrays.hashCode(planes[0]);
        }).distinct().count();
        assertEquals(8, seen);
    }

    @Test
    void smallDomainsCountAsMuchAsLargeOnesOrAsWeighted() {
        List<TrainingImage> images = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            images.add(Images.flat("bright", 8, 8, 255));
        }
        images.add(Images.flat("dark", 8, 8, 0));
        CropOptions plain = new CropOptions(0, 1, false, 0, 0, 0, 0, 0, 1);
        assertEquals(0.5, shareOfDark(new CropSampler(images, 8, plain)), 0.08);
        assertEquals(0.9, shareOfDark(new CropSampler(images, 8, plain, Map.of("dark", 9.0))), 0.05);
        assertEquals(0, shareOfDark(new CropSampler(images, 8, plain, Map.of("dark", 0.0))));
        assertThrows(IllegalArgumentException.class,
            () -> new CropSampler(images, 8, plain, Map.of("dark", 0.0, "bright", 0.0)));
        assertThrows(IllegalArgumentException.class, () -> new CropSampler(List.of(), 8, plain));
    }

    private static double shareOfDark(CropSampler sampler) {
        int dark = 0;
        for (int seed = 0; seed < 500; seed++) {
            dark += sampler.sample(new SplittableRandom(seed))[0][0] < 0 ? 1 : 0;
        }
        return dark / 500.0;
    }

    @Test
    void flatCropsAreAvoidedButNeverForever() {
        List<TrainingImage> images = List.of(Images.flat("d", 40, 40, 9), Images.noise("d", 40, 40, 1));
        CropSampler sampler = new CropSampler(images, 16, new CropOptions(0, 1, false, 0, 0, 0, 0, 0.03, 8));
        int flat = 0;
        for (int seed = 0; seed < 200; seed++) {
            float[] plane = sampler.sample(new SplittableRandom(seed))[0];
            flat += plane[0] == plane[1] && plane[1] == plane[2] ? 1 : 0;
        }
        assertTrue(flat <= 5, flat + " flat crops");
        CropSampler allFlat = new CropSampler(images.subList(0, 1), 16, CropOptions.TRAINING);
        assertEquals(256, allFlat.sample(new SplittableRandom(1))[0].length);
    }
}
