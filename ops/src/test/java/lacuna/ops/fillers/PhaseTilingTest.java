package lacuna.ops.fillers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.ops.ContextPolicy;
import lacuna.ops.InpaintOptions;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class PhaseTilingTest {

    private static float[] random(int length, long seed) {
        float[] values = new float[length];
        Random random = new Random(seed);
        for (int i = 0; i < length; i++) {
            values[i] = random.nextInt(256);
        }
        return values;
    }

    /** One channel of an array (..., C) of bytes. */
    private static float[] channel(NDArray array, int channel) {
        byte[] bytes = array.toByteArray();
        float[] plane = new float[bytes.length / 3];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = bytes[3 * i + channel] & 0xff;
        }
        return plane;
    }

    @Test
    void tilesAndEnsembleAreThePublishedOnes() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager();
                InputStream file = getClass().getResourceAsStream("/parity/deepgin_inference.safetensors")) {
            assertNotNull(file, "the fixture must be there");
            Map<String, NDArray> fixture = SafeTensors.read(manager, file, Halves.KEEP);
            for (int c = 0; c < 3; c++) {
                float[] tiles = channel(fixture.get("out/tiles"), c);
                List<float[]> split = PhaseTiling.split(channel(fixture.get("in/image"), c), 24, 16, 3, 2);
                for (int tile = 0; tile < 6; tile++) {
                    assertArrayEquals(Arrays.copyOfRange(tiles, tile * 64, tile * 64 + 64), split.get(tile));
                }
                float[][] mean = PhaseTiling.ensemble(new float[][] {channel(fixture.get("in/ens"), c)}, 8,
                        posed -> new float[][] {truncated(posed[0])});
                float[] expected = channel(fixture.get("out/ens"), c);
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], Math.rint(mean[0][i]));
                }
            }
        }
    }

    /**
     * The stand-in for a network that made the fixture: adds the column, cut to whole grey values as the published code
     * does.
     */
    private static float[] truncated(float[] plane) {
        float[] result = new float[plane.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) Math.floor(plane[i] / 2 + i % 8);
        }
        return result;
    }

    @Test
    void joiningReversesSplitting() {
        float[] plane = random(40 * 24, 1);
        for (int[] n : new int[][] {{1, 1}, {5, 3}, {2, 4}, {8, 1}}) {
            assertArrayEquals(plane, PhaseTiling.join(PhaseTiling.split(plane, 40, 24, n[0], n[1]), 40, 24, n[0], n[1]));
        }
    }

    @Test
    void theEnsembleTurnsItsPredictionsBack() {
        float[] tile = random(7 * 7, 2);
        List<float[]> seen = new ArrayList<>();
        float[][] mean = PhaseTiling.ensemble(new float[][] {tile}, 7, posed -> {
            seen.add(posed[0]);
            return posed;
        });
        for (int i = 0; i < tile.length; i++) {
            assertEquals(tile[i], mean[0][i], 1e-3);
        }
        assertEquals(5, seen.stream().map(Arrays::hashCode).distinct().count());
        assertEquals(tile[6], seen.get(1)[0], "a quarter turn brings the right upper corner to the left");
        assertEquals(tile[48], seen.get(2)[0]);
        assertEquals(tile[42], seen.get(3)[0]);
        assertEquals(tile[6], seen.get(4)[0]);
    }

    @Test
    void numbersOfTilesAreRoundedToTheNearestTiesToEven() {
        assertEquals(1, PhaseTiling.tiles(20, 256));
        assertEquals(2, PhaseTiling.tiles(384, 256));
        assertEquals(2, PhaseTiling.tiles(640, 256));
        assertEquals(3, PhaseTiling.tiles(641, 256));
    }

    /** A harmonic fill that claims to be a network of a small field of view and remembers what it saw. */
    private record Tiles(List<Window> seen) implements WindowFiller {

        @Override
        public String name() {
            return "tiles";
        }

        @Override
        public ContextPolicy context() {
            return new ContextPolicy(8, 32, 64, 8);
        }

        @Override
        public void fill(Window window) {
            seen.add(window);
            new HarmonicFiller().fill(window);
        }
    }

    @Test
    void anImageOfAnySizeIsFilledThroughTilesOfTheWholeScene() {
        Img<BitType> hole = ArrayImgs.bits(130, 90);
        RandomHoles.box(hole, 50, 30, 20, 15);
        float[] pixels = new float[130 * 90];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 130 + 2 * (i / 130);
        }
        float[] truth = pixels.clone();
        Tiles tiles = new Tiles(new ArrayList<>());
        new Inpainter(new PhaseTilingFiller(tiles)).inpaint(
                ArrayImgs.floats(pixels, 130, 90), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
        assertEquals(4 * 3 * 5, tiles.seen.size());
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(truth[i], pixels[i], 1.5);
        }
    }

    @Test
    void resamplingKeepsPlanesAndTheMean() {
        float[] ramp = new float[30 * 20];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 30 + 3 * (i / 30);
        }
        for (Resampling kernel : Resampling.values()) {
            float[] larger = kernel.resize(ramp, 30, 20, 60, 50);
            double x = 30.5 * 30 / 60 - 0.5;
            double y = 25.5 * 20 / 50 - 0.5;
            assertEquals(x + 3 * y, larger[25 * 60 + 30], 0.1);
            float[] smaller = kernel.resize(random(64 * 64, 3), 64, 64, 4, 4);
            for (float value : smaller) {
                assertEquals(127.5, value, 40);
            }
        }
    }
}
