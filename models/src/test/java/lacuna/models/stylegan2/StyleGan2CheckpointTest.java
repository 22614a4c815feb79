package lacuna.models.stylegan2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;
import lacuna.models.checkpoint.Checkpoints;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.torch.Autograd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same generator from every file that it is published in. */
class StyleGan2CheckpointTest {

    @TempDir
    private Path folder;
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stylegan2_narrow.pt", "stylegan2_narrow_zip.pt", "stylegan2_ada_layout.pkl", "bare.safetensors"})
    void everyFileGivesTheSameImageAndLogits(String name) throws IOException {
        Map<String, NDArray> fixture = Fixture.read(manager, "stylegan2_narrow.safetensors");
        StyleGan2Checkpoint found = StyleGan2Checkpoint.of(manager, Checkpoints.read(manager, file(name, fixture)));
        try (StyleGan2 generator = new StyleGan2(manager.newSubManager(), found.config())) {
            generator.parameters().load(found.generator());
            NDArray image = Autograd.withoutGradient(
                    () -> generator.synthesize(generator.repeat(generator.map(fixture.get("in/z")))));
            Fixture.assertClose(fixture.get("out/image_const_noise"), image, 1e-4);
            assertTrue(generator.meanStyle().abs().max().getFloat() > 0);
        }
        if (found.discriminator().isEmpty()) {
            assertEquals("bare.safetensors", name);
            return;
        }
        try (StyleGan2Discriminator discriminator = new StyleGan2Discriminator(manager, found.config())) {
            discriminator.parameters().load(found.discriminator());
            NDArray logits = Autograd.withoutGradient(() -> discriminator.apply(fixture.get("out/image_const_noise")));
            Fixture.assertCloseRelative(fixture.get("out/logits"), logits, 1e-4);
        }
    }

    private Path file(String name, Map<String, NDArray> fixture) throws IOException {
        if (!name.startsWith("bare")) {
            return Fixture.copy(name, folder);
        }
        Path file = folder.resolve(name);
        SafeTensors.write(file, Fixture.weights(fixture, "sd/g_ema."), Map.of());
        return file;
    }

    @Test
    void anImportedPriorIsAModel() throws IOException {
        ModelZoo zoo = new ModelZoo(folder.resolve("zoo"));
        ZooEntry entry = zoo.importFile(Fixture.copy("stylegan2_ada_layout.pkl", folder), false);
        assertEquals("stylegan2_ada_layout", entry.name());
        try (StyleGan2 prior = zoo.open(entry.name()).load(Device.cpu(), StyleGan2.class)) {
            assertEquals(64, prior.config().size());
        }
        assertFalse(zoo.open(entry.name()).companions(manager).isEmpty());
    }

    @Test
    void aConditionalGeneratorIsRefused() throws IOException {
        Map<String, NDArray> tensors =
                new LinkedHashMap<>(Checkpoints.read(manager, Fixture.copy("stylegan2_ada_layout.pkl", folder)));
        tensors.put("G_ema.mapping.embed.weight", manager.zeros(new Shape(4, 4)));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> StyleGan2Checkpoint.of(manager, tensors));
        assertTrue(e.getMessage().contains("conditional"), e.getMessage());
    }
}
