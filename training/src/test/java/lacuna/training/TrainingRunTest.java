package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import lacuna.models.Engines;
import lacuna.models.InpaintingNetwork;
import lacuna.models.Network;
import lacuna.models.Precision;
import lacuna.models.SamplingNetwork;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.deepgin.LossWeights;
import lacuna.training.diverse.DiverseRecipe;
import lacuna.training.stylegan2.StyleGan2Recipe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void drawImages() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 4; i++) {
            BufferedImage image = new BufferedImage(80, 72, BufferedImage.TYPE_BYTE_GRAY);
            double fx = random.nextDouble();
            double fy = random.nextDouble();
            for (int y = 0; y < 72; y++) {
                for (int x = 0; x < 80; x++) {
                    image.getRaster().setSample(x, y, 0, (int) (128 + 100 * Math.sin(fx * x) * Math.cos(fy * y)));
                }
            }
            Path domain = Files.createDirectories(folder.resolve("images/waves"));
            ImageIO.write(image, "png", domain.resolve("kind" + (char) ('a' + i) + ".png").toFile());
        }
    }

    private static TrainingOptions options(String name, long steps) {
        Path out = folder.resolve(name + ".lacuna.zip");
        DeepGinRecipe recipe = new DeepGinRecipe("tiny", null, DeepGinRecipe.HOLES, LossWeights.COMPACT);
        return new TrainingOptions(folder.resolve("images"), null, out, folder.resolve(name), recipe, "",
                32, 2, new Schedule(steps, 2, 3e-3, 0.5), 0.25, 9, "cpu",
                Precision.FLOAT32, About.UNKNOWN, Duration.ofHours(1));
    }

    @Test
    void resumedRunEndsBitForBitWhereAnUnbrokenOneDoes() throws IOException {
        TrainingListener silent = new TrainingListener() { };
        try (TrainingRun whole = new TrainingRun(options("whole", 5), false, silent)) {
            whole.run();
        }
        TrainingRun[] broken = new TrainingRun[1];
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void stepped(long step, long steps, Map<String, Double> losses) {
                if (step == 3) {
                    broken[0].finish();
                }
            }
        };
        try (TrainingRun first = new TrainingRun(options("broken", 5), false, stopper)) {
            broken[0] = first;
            first.run();
            assertEquals(3, first.steps());
        }
        try (TrainingRun second = new TrainingRun(options("broken", 5), true, silent)) {
            assertEquals(3, second.steps());
            second.run();
        }
        assertEqualCheckpoints(folder.resolve("whole"), folder.resolve("broken"));
        assertEquals(Files.readString(folder.resolve("whole/losses.csv")), Files.readString(folder.resolve("broken/losses.csv")));
    }

    private static void assertEqualCheckpoints(Path a, Path b) throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> one = SafeTensors.read(manager, a.resolve("checkpoint.safetensors"));
            Map<String, NDArray> other = SafeTensors.read(manager, b.resolve("checkpoint.safetensors"));
            assertEquals(one.keySet(), other.keySet());
            one.forEach((name, array) -> assertArrayEquals(array.toFloatArray(), other.get(name).toFloatArray(), name));
        }
    }

    @Test
    void aRunLeavesWhatItsUserNeeds() throws IOException {
        TrainingOptions options = options("leaves", 2);
        try (TrainingRun run = new TrainingRun(options, false, new TrainingListener() { })) {
            run.run();
        }
        for (String file : List.of("losses.csv", "validation.csv", "validation.png", "preview-box.png")) {
            assertTrue(Files.size(options.work().resolve(file)) > 0, file);
        }
        ModelBundle bundle = ModelBundle.open(options.out());
        assertEquals("leaves", bundle.card().name());
        assertArrayEquals(Files.readAllBytes(options.work().resolve("preview-box.png")), bundle.cover().orElseThrow());
        assertTrue(bundle.card().text().contains("2 steps of 2 crops"), bundle.card().text());
        try (Network network = bundle.load(Device.cpu())) {
            bundle.verify(network);
        }
    }

    @Test
    void aRunStartsFromTheWeightsOfABundle() throws IOException {
        TrainingOptions first = options("origin", 2);
        try (TrainingRun run = new TrainingRun(first, false, new TrainingListener() { })) {
            run.run();
        }
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> ofBundle = StartWeights.read(manager, first.out().toString());
            Map<String, NDArray> ofCheckpoint = StartWeights.averages(
                    StartWeights.read(manager, first.work().resolve("checkpoint.safetensors").toString()));
            assertEquals(ofCheckpoint.keySet(), ofBundle.keySet());
            ofCheckpoint.forEach((name, array) -> // half precision keeps three digits
                    assertArrayEquals(array.toFloatArray(), ofBundle.get(name).toFloatArray(), 1e-3f, name));
        }
    }

    /** The same loop trains priors; their bundles bring the discriminator for those who go on from them. */
    @Test
    void aPriorIsTrainedAndGoneOnFrom() throws IOException {
        StyleGan2Recipe d = StyleGan2Recipe.DEFAULT;
        StyleGan2Recipe recipe = new StyleGan2Recipe("tiny-16", d.gamma(), d.pathLength(), d.mixing(), 0.6, 0, 1, true, null);
        TrainingOptions defaults =
                TrainingOptions.of(recipe, folder.resolve("images"), folder.resolve("prior.lacuna.zip"));
        TrainingOptions options = new TrainingOptions(defaults.images(), null, defaults.out(), defaults.work(), recipe, "",
                16, 4, new Schedule(3, 0, 2e-3, 0.5), 0.25, 9, "cpu", Precision.FLOAT32, About.UNKNOWN, Duration.ofHours(1));
        try (TrainingRun run = new TrainingRun(options, false, new TrainingListener() { })) {
            run.run();
        }
        for (String file : List.of("losses.csv", "validation.csv", "validation.png", "samples.png", "real.png")) {
            assertTrue(Files.size(options.work().resolve(file)) > 0, file);
        }
        ModelBundle bundle = ModelBundle.open(options.out());
        assertTrue(bundle.card().text().contains("sliced Wasserstein"), bundle.card().text());
        try (NDManager manager = Engines.start().newBaseManager(); Network network = bundle.load(Device.cpu());
                TrainingTask next = recipe.task(options, new TrainingListener() { })) {
            bundle.verify(network);
            next.start(StartWeights.read(manager, options.out().toString()));
            bundle.companions(manager).forEach((name, array) ->
                    assertArrayEquals(array.toFloatArray(), next.companions().get(name).toFloatArray(), 1e-6f, name));
            assertFalse(next.companions().isEmpty());
        }
    }

    /** On a prior of its own, through both stages, broken off and gone on with when the prior is no longer there. */
    @Test
    void diverseInpaintingIsTrainedOnAPrior() throws IOException {
        DiverseRecipe recipe = (DiverseRecipe) Recipes.of("diverse", Map.of("preset", "tiny-64"));
        Path prior = prior("random-prior.lacuna.zip");
        TrainingOptions options = diverse(recipe, prior, "diverse");
        assertTrue(TrainingEstimate.measure(options).secondsPerStep() > 0);
        TrainingRun[] broken = new TrainingRun[1];
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void stepped(long step, long steps, Map<String, Double> losses) {
                broken[0].cancel();
            }
        };
        try (TrainingRun first = new TrainingRun(options, false, stopper)) {
            broken[0] = first;
            first.run();
        }
        Files.delete(prior);
        try (TrainingRun second = new TrainingRun(TrainingFile.read(options.work()), true, new TrainingListener() { })) {
            assertEquals(1, second.steps());
            second.run();
        }
        ModelBundle bundle = ModelBundle.open(options.out());
        String card = bundle.card().text();
        assertTrue(card.contains("the first 1 of the first stage") && card.contains("not trained: the prior"), card);
        assertEquals("tiny-64", bundle.spec().preset());
        assertTrue(bundle.companions(Engines.start().newBaseManager()).containsKey("discriminator.convs.0.0.weight"));
        try (NDManager manager = Engines.start().newBaseManager();
                SamplingNetwork network = bundle.load(Device.cpu(), SamplingNetwork.class)) {
            bundle.verify(network);
            Map<String, NDArray> sample = network.sampleInput(manager);
            float[] image = sample.get(InpaintingNetwork.IMAGE).toFloatArray();
            float[] hole = sample.get(InpaintingNetwork.HOLE).toFloatArray();
            float[] fill = network.complete(sample.get(InpaintingNetwork.IMAGE), sample.get(InpaintingNetwork.HOLE),
                    network.sampleCode(manager, 3)).toFloatArray();
            int changed = 0;
            for (int i = 0; i < fill.length; i++) {
                assertTrue(hole[i % hole.length] > 0 || fill[i] == image[i], "a known pixel changed");
                changed += fill[i] == image[i] ? 0 : 1;
            }
            assertTrue(changed > 0);
        }
    }

    private static TrainingOptions diverse(DiverseRecipe recipe, Path prior, String name) {
        TrainingOptions d = TrainingOptions.of(recipe, folder.resolve("images"), folder.resolve(name + ".lacuna.zip"));
        return new TrainingOptions(d.images(), null, d.out(), d.work(), recipe, prior.toString(), 64, 2, new Schedule(2, 1, 1e-4, 0.5),
                0.25, 9, "cpu", Precision.FLOAT32, About.UNKNOWN, Duration.ofHours(1));
    }

    private static Path prior(String name) throws IOException {
        Path file = folder.resolve(name);
        try (StyleGan2 prior = new StyleGan2(Engines.start().newBaseManager(), StyleGan2Config.preset("tiny-64"))) {
            prior.parameters().initialize(1);
            ModelCard card = new ModelCard("random-prior", "Learned nothing.", List.of(), "CC0-1.0", List.of(), "Nothing.",
                    "2026-01-02T03:04:05Z", Map.of(), "# Nothing\n");
            BundleWriter.of(prior.spec(), card).write(file, prior.parameters().arrays());
        }
        return file;
    }

    @Test
    void resumingWithoutACheckpointSaysWhatToDo() {
        IOException e = assertThrows(IOException.class,
                () -> new TrainingRun(options("nothing", 5), true, new TrainingListener() { }));
        assertTrue(e.getMessage().contains("start anew"), e.getMessage());
    }
}
