package lacuna.ops.fillers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.NetworkSpec;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.torch.Torch;
import lacuna.ops.InpaintOptions;
import lacuna.ops.InpaintResult;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.Window;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class NetworkFillerTest {

    /** Fills channel c with (c + 1) / 10 and notes what it was shown. */
    private static final class Stub implements InpaintingNetwork {

        private final NDManager manager = Engines.start().newBaseManager();
        private final Parameters parameters = new Parameters(manager);
        private float[] shown;
        private NDManager lastManager;

        Stub() {
            parameters.declare("weight", new Shape(1, 3, 1, 1), Parameters.Initializer.ZEROS, true);
            parameters.load(Map.of("weight", manager.create(new float[] {0.1f, 0.2f, 0.3f}, new Shape(1, 3, 1, 1))));
        }

        @Override
        public NetworkSpec spec() {
            return new NetworkSpec("stub", "tiny", NetworkSpec.Task.INPAINTING, 3, 16, 64, Map.of());
        }

        @Override
        public void use(Precision precision) { }

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public NDArray complete(NDArray image, NDArray hole) {
            assertEquals(0, image.getShape().get(2) % 16);
            assertEquals(0, image.getShape().get(3) % 16);
            assertEquals(new Shape(1, 1, image.getShape().get(2), image.getShape().get(3)), hole.getShape());
            shown = image.toFloatArray();
            lastManager = image.getManager();
            return Torch.composite(hole, Torch.add(Torch.mul(image, 0), parameters.get("weight")), image);
        }

        @Override
        public void close() {
            parameters.close();
            manager.close();
        }
    }

    private static Window window(int channels) {
        float[][] planes = new float[channels][32 * 16];
        boolean[] hole = new boolean[32 * 16];
        Arrays.fill(hole, 100, 120, true);
        for (int c = 0; c < channels; c++) {
            Arrays.fill(planes[c], 0.5f * c - 3 * c * (c - 1));
        }
        return new Window(32, 16, planes, hole);
    }

    @Test
    void greyIsShownInEveryChannelAndAveragedBack() {
        try (NetworkFiller filler = new NetworkFiller("stub", "sha256:0", new Stub(), Precision.FLOAT32)) {
            Window window = window(1);
            filler.fill(window);
            assertEquals(0.2f, window.channels()[0][110], 1e-6);
            assertEquals(0f, window.channels()[0][99]);
        }
    }

    @Test
    void greyInEqualChannelsStaysGrey() {
        Stub network = new Stub();
        try (NetworkFiller filler = new NetworkFiller("stub", "sha256:0", network, Precision.FLOAT32)) {
            Window window = window(3);
            for (int c = 0; c < 3; c++) {
                Arrays.fill(window.channels()[c], 0.4f);
                Arrays.fill(window.channels()[c], 100, 120, 0.1f * c);
            }
            filler.fill(window);
            for (float[] plane : window.channels()) {
                assertEquals(0.2f, plane[110], 1e-6);
                assertEquals(0.4f, plane[99]);
            }
        }
    }

    @Test
    void coloursKeepTheirChannelsAndExtremesAreCutForTheNetworkAlone() {
        Stub network = new Stub();
        try (NetworkFiller filler = new NetworkFiller("stub", "sha256:0", network, Precision.FLOAT32)) {
            Window window = window(3);
            filler.fill(window);
            for (int c = 0; c < 3; c++) {
                assertEquals((c + 1) / 10f, window.channels()[c][110], 1e-6);
            }
            assertEquals(-1, network.shown[2 * 512 + 5]);
            assertEquals(-5, window.channels()[2][5], 1e-6);
            assertFalse(network.lastManager.isOpen(), "nothing outlives its window");
        }
    }

    @Test
    void anotherNumberOfChannelsIsExplained() {
        try (NetworkFiller filler = new NetworkFiller("stub", "sha256:0", new Stub(), Precision.FLOAT32)) {
            String message = assertThrows(IllegalArgumentException.class, () -> filler.fill(window(2))).getMessage();
            assertTrue(message.contains("1 or 3 channels"), message);
        }
    }

    @Test
    void anImageSmallerThanTheWindowIsPaddedToTheMultiple() {
        Img<BitType> hole = ArrayImgs.bits(45, 37);
        RandomHoles.box(hole, 30, 20, 15, 17);
        byte[] pixels = new byte[45 * 37];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 100);
        }
        try (NetworkFiller filler = new NetworkFiller("stub", "sha256:0", new Stub(), Precision.FLOAT32)) {
            InpaintResult result = new Inpainter(filler).inpaint(
                    ArrayImgs.unsignedBytes(pixels, 45, 37), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
            assertEquals("sha256:0", result.provenance().modelDigest());
            assertEquals("cpu", result.provenance().device());
            assertEquals("float32", result.provenance().parameters().get("precision"));
            assertTrue(result.provenance().engine().startsWith("PyTorch 2"), result.provenance().engine());
        }
        // 0.2 of the range from 0 to 99, seen from its middle.
        assertEquals(59, pixels[30 * 45 + 40], 1);
    }
}
