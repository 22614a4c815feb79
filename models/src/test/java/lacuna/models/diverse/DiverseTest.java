package lacuna.models.diverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.models.EditableFill;
import lacuna.models.EditingNetwork;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import lacuna.models.InpaintingNetwork;
import lacuna.models.InvertingNetwork;
import lacuna.models.Networks;
import lacuna.models.SamplingNetwork;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.bundle.ZooEntry;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.stylegan2.Injection;
import lacuna.models.stylegan2.Noise;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fills promise, with weights that learned nothing. */
class DiverseTest {

    private static final int SIZE = 64;

    private NDManager manager;
    private Diverse network;
    private NDArray image;
    private NDArray hole;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
        network = (Diverse) Networks.create(DiverseConfig.preset("tiny-" + SIZE).spec(), Device.cpu());
        initialize(network);
        Map<String, NDArray> sample = network.sampleInput(manager);
        image = sample.get(InpaintingNetwork.IMAGE);
        hole = sample.get(InpaintingNetwork.HOLE);
    }

    /** Also the layers that start as nothing. */
    private static void initialize(Diverse network) {
        network.parameters().initialize(1);
        network.parameters().replaceAll(array -> array.add(array.getManager().randomNormal(array.getShape()).mul(0.05f)));
        network.parameters().under(Diverse.SKIPS).arrays().forEach((name, array) -> {
            if (name.endsWith("running_var")) {
                Torch.copyInPlace(array, array.abs().add(0.5f));
            }
        });
    }

    @AfterEach
    void close() {
        network.close();
        manager.close();
    }

    private static float[] known(NDArray image, NDArray hole) {
        return Torch.choose(hole, hole.zerosLike(), image).toFloatArray();
    }

    private float difference(NDArray a, NDArray b) {
        return a.sub(b).abs().max().getFloat();
    }

    @Test
    void knownPixelsComeBackBitByBit() {
        NDArray filled = network.complete(image, hole);
        assertArrayEquals(known(image, hole), known(filled, hole));
        assertTrue(difference(filled, image) > 0);
        NDArray nothing = hole.zerosLike();
        assertArrayEquals(image.toFloatArray(), network.complete(image, nothing).toFloatArray());
    }

    @Test
    void theSameSeedGivesTheSamePixelsAndAnotherGivesOthers() {
        NDArray first = network.complete(image, hole, network.sampleCode(manager, 7));
        NDArray again = network.complete(image, hole, network.sampleCode(manager, 7));
        NDArray other = network.complete(image, hole, network.sampleCode(manager, 8));
        assertArrayEquals(first.toFloatArray(), again.toFloatArray());
        assertTrue(difference(first, other) > 1e-3);
        assertArrayEquals(known(first, hole), known(other, hole));
    }

    @Test
    void severalFillsAreThoseOfEachCode() {
        List<NDArray> codes = List.of(network.sampleCode(manager, 1), network.sampleCode(manager, 2, 0.5));
        int[] checks = {0};
        List<NDArray> fills = network.completeAll(image, hole, codes, () -> checks[0]++);
        assertEquals(2, checks[0]);
        for (int i = 0; i < codes.size(); i++) {
            assertArrayEquals(network.complete(image, hole, codes.get(i)).toFloatArray(), fills.get(i).toFloatArray());
        }
        assertThrows(IllegalStateException.class, () -> network.completeAll(image, hole, codes, () -> {
            throw new IllegalStateException("cancelled");
        }));
    }

    @Test
    void withoutASeedTheMeanIsTheFill() {
        NDArray mean = network.complete(image, hole);
        assertArrayEquals(mean.toFloatArray(), network.complete(image, hole, network.sampleCode(manager, 3, 0)).toFloatArray());
        float half = difference(mean, network.complete(image, hole, network.sampleCode(manager, 3, 0.5)));
        float whole = difference(mean, network.complete(image, hole, network.sampleCode(manager, 3)));
        assertTrue(0 < half && half < whole, half + " of " + whole);
    }

    @Test
    void anEditOfStrengthZeroChangesNothing() {
        NDArray code = network.sampleCode(manager, 5);
        Direction direction = new Direction("any", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        NDArray plain = network.complete(image, hole, code);
        try (EditableFill fill = network.edit(image, hole, code)) {
            List<Edit> none = List.of(Edit.of(direction, 0));
            List<Edit> some = List.of(Edit.of(direction, 0.2));
            List<Edit> undone = List.of(Edit.of(direction, 0.2), Edit.of(direction, -0.2));
            assertArrayEquals(plain.toFloatArray(), fill.complete(manager, none).toFloatArray());
            NDArray edited = fill.complete(manager, some);
            assertTrue(difference(plain, edited) > 1e-3);
            assertArrayEquals(known(image, hole), known(edited, hole));
            assertArrayEquals(plain.toFloatArray(), fill.complete(manager, undone).toFloatArray());
            assertTrue(difference(Torch.mul(fill.generate(manager, some), Torch.add(Torch.mul(hole, -1), 1)),
                    Torch.mul(fill.generate(manager, none), Torch.add(Torch.mul(hole, -1), 1))) > 1e-3);
        }
        try (EditableFill mean = network.edit(image, hole, null)) {
            assertArrayEquals(network.complete(image, hole).toFloatArray(), mean.complete(manager, List.of()).toFloatArray());
            assertArrayEquals(network.invert(image, hole).toFloatArray(), mean.codes().toFloatArray());
        }
    }

    @Test
    void aDirectionOfAnotherModelIsRefused() {
        try (EditableFill fill = network.edit(image, hole, null)) {
            List<Edit> edits = List.of(Edit.of(new Direction("smile", 1, 2, 3), 1));
            String message = assertThrows(IllegalArgumentException.class, () -> fill.complete(manager, edits)).getMessage();
            assertTrue(message.contains("smile") && message.contains("16"), message);
        }
        assertThrows(IllegalArgumentException.class, () -> new Direction("nan", Float.NaN));
        assertThrows(IllegalArgumentException.class, () -> Edit.of(new Direction("d", 1), Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> network.complete(image, hole, manager.zeros(new Shape(1, 15))));
        assertThrows(IllegalArgumentException.class, () -> network.complete(image, manager.zeros(new Shape(1, 1, 64, 32))));
    }

    @Test
    void largerWindowsAreShownAtTheNetworksSize() {
        NDArray large = Torch.resizeBilinear(image, 2 * SIZE, 3 * SIZE, false);
        NDArray largeHole = Torch.choose(Torch.resizeBilinear(hole, 2 * SIZE, 3 * SIZE, false),
                manager.ones(new Shape(1, 1, 1, 1)), manager.zeros(new Shape(1, 1, 1, 1)));
        NDArray filled = network.complete(large, largeHole);
        assertEquals(large.getShape(), filled.getShape());
        assertArrayEquals(known(large, largeHole), known(filled, largeHole));
        assertTrue(Float.isFinite(filled.abs().max().getFloat()));
    }

    @Test
    void aCallLeavesNothingBehind() {
        network.complete(image, hole, network.sampleCode(manager, 1));
        NDManager owner = network.parameters().get("Mi.fc.0.weight").getManager();
        int weights = owner.getManagedArrays().size();
        int results = manager.getManagedArrays().size();
        network.complete(image, hole, network.sampleCode(manager, 1));
        network.edit(image, hole, network.sampleCode(manager, 2)).close();
        assertEquals(weights, owner.getManagedArrays().size());
        assertTrue(manager.getManagedArrays().size() <= results + 3, "codes and a fill alone");
    }

    /** Everything but the prior learns, and the second stage's statistics follow the batch. */
    @Test
    void everyPartCanBeTrained() {
        NDList learned = network.parameters().trainable(name -> !name.startsWith(Diverse.PRIOR));
        learned.forEach(array -> array.setRequiresGradient(true));
        float[] before = network.parameters().get("S.conv1.1.running_mean").toFloatArray();
        NDArray erased = Torch.choose(hole, hole.zerosLike(), image);
        NDArray z = StyleGan2.normal(manager, new Random(4), 1, 16);
        NDList gradients = Autograd.withGradient(() -> {
            NDArray codes = network.mix(network.encode(erased, hole), network.prior().map(z));
            Noise noise = Noise.stored(network.prior().parameters());
            NDArray rough = Torch.choose(hole, network.prior().synthesize(codes, noise, Injection.NONE).image(), erased);
            Injection skips = network.skips(rough, hole, erased, Statistics.OF_BATCH);
            NDArray made = network.prior().synthesize(codes, noise, skips).image();
            return Autograd.gradients(Torch.mean(Torch.square(made)), learned, false);
        });
        assertEquals(learned.size(), gradients.size());
        for (NDArray gradient : gradients) {
            float size = gradient.abs().max().getFloat();
            assertTrue(Float.isFinite(size));
        }
        assertTrue(gradients.stream().filter(gradient -> gradient.abs().max().getFloat() > 0).count() > 0.95 * learned.size());
        assertTrue(Math.abs(before[0] - network.parameters().get("S.conv1.1.running_mean").toFloatArray()[0]) > 0);
    }

    @Test
    void networksSayWhatTheyCan() {
        assertTrue(Networks.offers(network.spec(), SamplingNetwork.class));
        assertTrue(network.as(EditingNetwork.class).isPresent());
        assertTrue(network.as(InvertingNetwork.class).isPresent());
        assertTrue(Networks.offers(DeepGinConfig.TINY.spec(), InpaintingNetwork.class));
        assertFalse(Networks.offers(DeepGinConfig.TINY.spec(), SamplingNetwork.class));
        try (DeepGin other = (DeepGin) Networks.create(DeepGinConfig.TINY.spec(), Device.cpu())) {
            assertTrue(other.as(SamplingNetwork.class).isEmpty());
        }
    }

    private static ModelCard card() {
        return new ModelCard("diverse-tiny", "Learned nothing.", List.of("A. Author"), "BSD-2-Clause",
                List.of(DiverseConfig.CITATION), "Random numbers.", "2026-01-02T03:04:05Z", Map.of(), "# Nothing\n");
    }

    @Test
    void aBundleBringsItBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("diverse-tiny" + ModelBundle.EXTENSION);
        BundleWriter.of(network.spec(), card()).write(file, network.parameters().arrays());
        ModelBundle bundle = ModelBundle.open(file);
        assertEquals(network.config(), DiverseConfig.of(bundle.spec()));
        try (SamplingNetwork loaded = bundle.load(Device.cpu(), SamplingNetwork.class)) {
            bundle.verify(loaded);
            assertArrayEquals(network.complete(image, hole, network.sampleCode(manager, 9)).toFloatArray(),
                    loaded.complete(image, hole, loaded.sampleCode(manager, 9)).toFloatArray());
        }
        assertThrows(IOException.class, () -> bundle.load(Device.cpu(), StyleGan2.class));
    }

    /** The variants of the paper's Table 3 are networks of their own. */
    @Test
    void variantsHaveBundlesToo() throws IOException {
        DiverseConfig config = DiverseConfig.preset("tiny-64").withoutSkips().withGate(false);
        try (Diverse variant = (Diverse) Networks.create(config.spec(), Device.cpu())) {
            initialize(variant);
            ModelBundle bundle = BundleWriter.of(variant.spec(), card()).bundle(variant.parameters().arrays());
            assertEquals(config, DiverseConfig.of(bundle.spec()));
            try (Diverse loaded = bundle.load(Device.cpu(), Diverse.class)) {
                assertEquals(16, loaded.parameters().get("Mi.fc.0.weight").getShape().get(0));
                NDArray code = loaded.sampleCode(manager, 2);
                assertTrue(difference(loaded.complete(image, hole), loaded.complete(image, hole, code)) > 1e-3);
            }
        }
    }

    @Test
    void unknownPresetsAreNamed() {
        for (String name : List.of("compact-64", "light", "light-96", "paper-32")) {
            assertThrows(IllegalArgumentException.class, () -> DiverseConfig.preset(name), name);
        }
        assertEquals("light-on-compact-64", DiverseConfig.on(StyleGan2Config.preset("compact-64"), "light").preset());
    }

    @Test
    void aBareCheckpointIsRecognised(@TempDir Path folder) throws IOException {
        ModelZoo zoo = new ModelZoo(folder.resolve("zoo"));
        ZooEntry entry = zoo.importFile(checkpoint(folder), false);
        assertTrue(Networks.offers(entry.spec(), EditingNetwork.class));
        try (Diverse imported = zoo.open(entry.name()).load(Device.cpu(), Diverse.class)) {
            assertEquals(64, imported.config().prior().size());
            assertTrue(imported.prior().meanStyle().abs().max().getFloat() > 0);
        }
    }

    private Path checkpoint(Path folder) throws IOException {
        Path file = folder.resolve("diverse.safetensors");
        Map<String, NDArray> fixture = Fixture.read(manager, "diverse_narrow.safetensors");
        SafeTensors.write(file, Fixture.weights(fixture, "sd/"), Map.of());
        return file;
    }
}
