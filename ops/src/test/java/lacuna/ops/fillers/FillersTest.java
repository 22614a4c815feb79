package lacuna.ops.fillers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.ops.InpaintOptions;
import lacuna.ops.InpaintResult;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class FillersTest {

    @Test
    void everyNameOpensAndFills() {
        for (String name : Fillers.names()) {
            byte[] pixels = new byte[80 * 80];
            new Random(1).nextBytes(pixels);
            Img<BitType> hole = ArrayImgs.bits(80, 80);
            RandomHoles.box(hole, 30, 30, 12, 12);
            try (WindowFiller filler = Fillers.open(name, FillerOptions.DEFAULTS.withDevice("cpu"))) {
                assertEquals(name, filler.name());
                InpaintResult result = new Inpainter(filler).inpaint(
                        ArrayImgs.unsignedBytes(pixels, 80, 80), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
                assertEquals(name, result.provenance().model());
            }
        }
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Fillers.open("nonesuch", FillerOptions.DEFAULTS)).getMessage();
        assertTrue(message.contains("\"nonesuch\"") && message.contains("auto, harmonic, biharmonic"), message);
    }

    @Test
    void autoTakesThePlateForScratchesAndTheMembraneForWideHoles() {
        Img<BitType> hole = ArrayImgs.bits(400, 400);
        RandomHoles.box(hole, 10, 20, 300, 5);
        RandomHoles.box(hole, 50, 100, 3, 3);
        RandomHoles.box(hole, 200, 200, 60, 60);
        InpaintResult result = new Inpainter(new AutoFiller()).inpaint(
                ArrayImgs.unsignedBytes(400, 400), hole, InpaintOptions.DEFAULTS, ProgressListener.NONE);
        assertEquals(Map.of("biharmonic", 2, "harmonic", 1), result.provenance().fills());
        assertEquals("auto", result.provenance().model());
    }

    @Test
    void autoLoadsTheNetworkWhenAWideHoleComes() {
        int[] loaded = {0};
        try (AutoFiller auto = new AutoFiller(() -> {
            loaded[0]++;
            return new HarmonicFiller();
        })) {
            assertEquals(BiharmonicFiller.NAME, auto.forHole(4, 1).name());
            assertEquals("auto", auto.info().model());
            assertEquals(0, loaded[0]);
            WindowFiller network = auto.forHole(5, 1);
            assertSame(network, auto.forHole(90, 3));
            assertEquals(1, loaded[0]);
        }
    }

    @Test
    void classicalFillsContinueARamp() {
        List<WindowFiller> fillers =
                List.of(new HarmonicFiller(), new BiharmonicFiller(), new AutoFiller());
        for (WindowFiller filler : fillers) {
            float[] plane = new float[40 * 30];
            boolean[] hole = new boolean[plane.length];
            for (int i = 0; i < plane.length; i++) {
                hole[i] = i % 40 > 12 && i % 40 < 20 && i / 40 > 8 && i / 40 < 20;
                plane[i] = hole[i] ? 0 : (i % 40 - 20) / 20f;
            }
            filler.fill(new Window(40, 30, new float[][] {plane}, hole));
            assertEquals((16 - 20) / 20f, plane[14 * 40 + 16], 1e-3, filler.name());
        }
    }
}
