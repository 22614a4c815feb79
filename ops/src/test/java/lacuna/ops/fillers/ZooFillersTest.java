package lacuna.ops.fillers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Network;
import lacuna.models.Networks;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.ops.InpaintOptions;
import lacuna.ops.InpaintResult;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.WindowFiller;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real network out of a bundle in the user's folder. */
class ZooFillersTest {

    private static final FillerOptions CPU = FillerOptions.DEFAULTS.withDevice("cpu");

    @TempDir
    private Path folder;
    private String before;

    @BeforeEach
    void makeModel() throws IOException {
        before = System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.toString());
        try (Network network = Networks.create(DeepGinConfig.published(4).spec(), Device.cpu())) {
            network.parameters().initialize(1);
            // As drawn, the signal dies out in subnormal numbers, which are slow.
            network.parameters().replaceAll(array -> array.mul(6));
            ModelCard card = new ModelCard("tiny", "It learned nothing.", List.of("A. Author"), "BSD-2-Clause", List.of(),
                    "Nothing.", "2026-01-01T00:00:00Z", Map.of(), "# Nothing\n");
            BundleWriter.of(network.spec(), card)
                    .write(folder.resolve("tiny" + ModelBundle.EXTENSION), network.parameters().arrays());
        }
    }

    @AfterEach
    void restoreFolder() {
        if (before == null) {
            System.clearProperty(ModelZoo.FOLDER_PROPERTY);
        } else {
            System.setProperty(ModelZoo.FOLDER_PROPERTY, before);
        }
    }

    private static byte[] filled(FillerOptions options, InpaintResult[] result) {
        byte[] pixels = new byte[70 * 60 * 3];
        new Random(2).nextBytes(pixels);
        Img<BitType> hole = ArrayImgs.bits(70, 60);
        RandomHoles.box(hole, 20, 20, 24, 24);
        try (WindowFiller filler = Fillers.open("tiny", options)) {
            result[0] = new Inpainter(filler).inpaint(ArrayImgs.unsignedBytes(pixels, 70, 60, 3), hole,
                    InpaintOptions.DEFAULTS.withRgb(true), ProgressListener.NONE);
        }
        return pixels;
    }

    @Test
    void aModelOfTheUserIsListedAndFills() {
        assertTrue(Fillers.names().contains("tiny"));
        InpaintResult[] result = new InpaintResult[1];
        byte[] once = filled(CPU, result);
        assertEquals("tiny", result[0].provenance().model());
        assertTrue(result[0].provenance().modelDigest().matches("sha256:[0-9a-f]{64}"));
        assertArrayEquals(once, filled(CPU, result), "same seed, same bytes");
        assertFalse(Arrays.equals(once, filled(CPU.withPhaseTiling(true), result)));
    }

    @Test
    void autoTakesNoModelOfTheUserWithoutBeingAsked() {
        try (WindowFiller auto = Fillers.open("auto", CPU)) {
            WindowFiller wide = auto.forHole(50, 3);
            assertFalse(wide.name().equals("tiny"));
            assertInstanceOf(BiharmonicFiller.class, auto.forHole(2, 3));
        }
    }

    @Test
    void aBrokenModelIsRefusedWithTheReason() throws IOException {
        Path file = folder.resolve("tiny" + ModelBundle.EXTENSION);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        String message = assertThrows(IllegalArgumentException.class, () -> Fillers.open("tiny", CPU)).getMessage();
        assertTrue(message.startsWith("The model tiny cannot be used."), message);
        assertFalse(Fillers.names().contains("tiny"));
    }

    @Test
    void aDeviceThatIsNotThereIsExplained() {
        assertThrows(IllegalArgumentException.class, () -> Fillers.open("tiny", CPU.withDevice("abacus")));
    }
}
