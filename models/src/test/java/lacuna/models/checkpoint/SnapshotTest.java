package lacuna.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NVIDIA's snapshots; the source inside the fixture would end the program if it were run. */
class SnapshotTest {

    @TempDir
    private Path folder;

    @Test
    void tensorsComeOutUnderTheNamesOfTheirModules() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> published = Fixture.read(manager, "stylegan2_narrow.safetensors");
            Map<String, NDArray> tensors =
                    TorchCheckpoint.read(manager, Fixture.copy("stylegan2_ada_layout.pkl", folder), "G_ema");
            assertEquals(new Shape(32, 4, 4), tensors.get("synthesis.b4.const").getShape());
            assertArrayEquals(published.get("sd/g_ema.convs.2.conv.weight").toFloatArray(),
                    tensors.get("synthesis.b16.conv0.weight").toFloatArray());
            assertArrayEquals(published.get("sd/g_ema.style.3.weight").toFloatArray(),
                    tensors.get("mapping.fc2.weight").toFloatArray());
        }
    }

    @Test
    void aTruncatedSnapshotIsRefused() throws IOException {
        Path file = Fixture.copy("stylegan2_ada_layout.pkl", folder);
        byte[] whole = Files.readAllBytes(file);
        try (NDManager manager = Engines.start().newBaseManager()) {
            for (double share : new double[] {0.001, 0.1, 0.5, 0.99}) {
                Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));
                assertThrows(IOException.class, () -> TorchCheckpoint.read(manager, file), "at " + share);
            }
        }
    }

    @Test
    void anyOtherPickleIsNamed() throws IOException {
        Path file = folder.resolve("list.pkl");
        Files.write(file, new byte[] {(byte) 0x80, 4, (byte) 0x95, 2, 0, 0, 0, 0, 0, 0, 0, ']', (byte) 0x94, '.', 0, 0});
        try (NDManager manager = Engines.start().newBaseManager()) {
            IOException e = assertThrows(IOException.class, () -> TorchCheckpoint.read(manager, file));
            assertTrue(e.getMessage().contains("StyleGAN2-ADA"), e.getMessage());
        }
    }
}
