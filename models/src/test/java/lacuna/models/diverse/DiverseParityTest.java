package lacuna.models.diverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lacuna.models.Direction;
import lacuna.models.Edit;
import lacuna.models.EditableFill;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import lacuna.models.Networks;
import lacuna.models.Precision;
import lacuna.models.inversion.PspPlan;
import lacuna.models.inversion.ResidualUnit;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole network against the reference implementation's outputs for the same weights. */
class DiverseParityTest {

    private NDManager manager;
    private Map<String, NDArray> fixture;
    private NDArray hole;

    @BeforeEach
    void open() throws IOException {
        manager = Engines.start().newBaseManager();
        fixture = Fixture.read(manager, "diverse_narrow.safetensors");
        hole = fixture.get("in/valid").mul(-1).add(1);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Diverse narrow() {
        DiverseCheckpoint found = DiverseCheckpoint.of(manager, Fixture.weights(fixture, "sd/"));
        Diverse network = (Diverse) Networks.create(found.config().spec(), Device.cpu());
        network.parameters().load(found.weights());
        return network;
    }

    private NDArray drawn(Diverse network) {
        return Autograd.withoutGradient(() -> network.prior().map(fixture.get("in/z")));
    }

    /** What is missing may be anything, so here it is not a number. */
    private NDArray garbled() {
        NDArray erased = fixture.get("in/erased");
        return Torch.choose(hole, hole.zerosLike().div(hole.zerosLike()), erased);
    }

    @Test
    void theFillAgrees() {
        try (Diverse network = narrow()) {
            Fixture.assertClose(fixture.get("out/final"), network.complete(garbled(), hole, drawn(network)), 1e-4);
            try (EditableFill fill = network.edit(garbled(), hole, drawn(network))) {
                Fixture.assertClose(fixture.get("out/w"), fill.codes(), 1e-4);
                Fixture.assertClose(fixture.get("out/generated_stage2"), fill.generate(manager, List.of()), 1e-4);
            }
        }
    }

    @Test
    void theEditedFillAgrees() {
        try (Diverse network = narrow(); EditableFill fill = network.edit(garbled(), hole, drawn(network))) {
            Direction direction = new Direction("any", fixture.get("in/edit").toFloatArray());
            NDArray edited = fill.complete(manager, List.of(Edit.of(direction, 1)));
            assertSameImage(fixture.get("out/final_edited"), edited);
            NDArray inHalves = fill.complete(manager, List.of(
                    Edit.of(direction, 2).withStyles(0, 4), Edit.of(direction, 0.25).withStyles(5, 9),
                    Edit.of(direction, 0.75).withStyles(5, 99), Edit.of(direction, -1).withStyles(0, 4)));
            assertSameImage(fixture.get("out/final_edited"), inHalves);
        }
    }

    /** Of random weights and a strong edit come values up to 115, where the steps of float32 alone add up to 1e-4. */
    private static void assertSameImage(NDArray expected, NDArray actual) {
        Fixture.assertClose(expected.clip(-1, 1), actual.clip(-1, 1), 1e-4);
        Fixture.assertCloseRelative(expected, actual, 1e-5);
    }

    @Test
    void theFirstStageAgrees() {
        DiverseCheckpoint found = DiverseCheckpoint.of(manager, Fixture.weights(fixture, "sd/"));
        Map<String, NDArray> weights = new TreeMap<>(found.weights());
        weights.keySet().removeIf(name -> name.startsWith(Diverse.SKIPS));
        assertEquals(found.config().withoutSkips(), DiverseConfig.of(weights));
        try (Diverse network = (Diverse) Networks.create(DiverseConfig.of(weights).spec(), Device.cpu())) {
            network.parameters().load(weights);
            Fixture.assertClose(fixture.get("out/final_stage1"), network.complete(garbled(), hole, drawn(network)), 1e-4);
        }
    }

    @Test
    void thePlanIsReadFromTheWeights() {
        StyleGan2Config prior = StyleGan2Config.plan("imported", 64, 32, 2, 1024, 32);
        PspPlan encoder = new PspPlan(4, 64, 8, List.of(1, 1, 2, 1), ResidualUnit.Kind.SQUEEZED, 10, 32, 32);
        DiverseConfig expected = new DiverseConfig("imported", prior, encoder, true, List.of(8, 12, 16, 24));
        DiverseConfig found = DiverseCheckpoint.of(manager, Fixture.weights(fixture, "sd/")).config();
        assertEquals(expected, found);
        assertEquals(found, DiverseConfig.of(found.spec()));
    }

    @Test
    void bfloat16IsCloseToFloat32() {
        try (Diverse network = narrow()) {
            network.freeze(Precision.BFLOAT16);
            Fixture.assertCloseRelative(
                    fixture.get("out/final"), network.complete(garbled(), hole, drawn(network)), 0.05);
        }
    }

    /** The names and shapes of the state_dict of 256 pixels, but for PyTorch's counters, and the prior's mean style. */
    @Test
    void paperPresetHasThePublishedNamesAndSizes() throws IOException {
        Map<String, String> expected = new TreeMap<>(Map.of(Diverse.PRIOR + StyleGan2.MEAN_STYLE, "512"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                DiverseParityTest.class.getResourceAsStream("/parity/diverse_256.tsv"), StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split("\t")).filter(line -> !line[0].endsWith("num_batches_tracked"))
                    .forEach(line -> expected.put(line[0], line[2]));
        }
        try (Diverse network = new Diverse(manager.newSubManager(), DiverseConfig.preset("paper-256"))) {
            Map<String, String> actual = new TreeMap<>();
            network.parameters().shapes().forEach((name, shape) -> actual.put(name,
                    Arrays.stream(shape.getShape()).mapToObj(Long::toString).collect(Collectors.joining("x"))));
            assertEquals(expected, actual);
            long learned = expected.entrySet().stream()
                    .filter(entry -> !entry.getKey().matches(".*(kernel|noise_\\d+|running_mean|running_var|latent_avg)"))
                    .mapToLong(entry -> Arrays.stream(entry.getValue().split("x")).mapToLong(Long::parseLong)
                            .reduce(1, (a, b) -> a * b)).sum();
            assertEquals(learned, network.parameters().count());
            assertEquals(267.29, learned / 1e6, 0.005);
            assertEquals(30.03, network.prior().parameters().count() / 1e6, 0.005);
            assertEquals(209.45, network.parameters().under(Diverse.ENCODER).count() / 1e6, 0.03);
        }
    }

    @Test
    void lightPresetIsLight() {
        try (Diverse network = new Diverse(manager.newSubManager(), DiverseConfig.preset("light-64"))) {
            long weights = network.parameters().count();
            assertTrue(weights < 8_000_000, weights + " weights");
        }
    }
}
