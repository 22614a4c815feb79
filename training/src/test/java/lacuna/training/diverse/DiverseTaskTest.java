package lacuna.training.diverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import lacuna.models.Engines;
import lacuna.models.Precision;
import lacuna.models.diverse.Diverse;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.TinyFeatures;
import lacuna.training.About;
import lacuna.training.Schedule;
import lacuna.training.TrainingListener;
import lacuna.training.TrainingOptions;
import lacuna.training.data.TrainingBatch;
import lacuna.training.masks.BoxMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiverseTaskTest {

    private static final int SIZE = 64;
    private static final Schedule.Point FIRST = new Schedule.Point(true, 1e-3, 0.1);
    private static final Schedule.Point SECOND = new Schedule.Point(false, 1e-3, 0.1);

    private static DiverseRecipe recipe(Stages stages, boolean gated, boolean fullReconstruction) {
        return new DiverseRecipe("tiny-" + SIZE, stages, gated, fullReconstruction, 0.08, 0.1, 1, "box", null, null);
    }

    /** Started from a random prior. */
    private static DiverseTask task(DiverseRecipe recipe, Precision precision, FeatureNetwork features, int size) {
        TrainingOptions d = TrainingOptions.of(recipe, Path.of("images"), Path.of("out.lacuna.zip"));
        DiverseTask task = new DiverseTask(recipe, new TrainingOptions(d.images(), null, d.out(), d.work(), recipe, "prior", SIZE,
                2, d.schedule(), 0, 4, "cpu", precision, About.UNKNOWN, d.checkpoint()), null, features, new TrainingListener() { });
        try (StyleGan2 prior = new StyleGan2(Engines.start().newBaseManager(), StyleGan2Config.preset("tiny-" + size))) {
            prior.parameters().initialize(8);
            task.start(prior.parameters().arrays());
        } catch (IllegalArgumentException e) {
            task.close();
            throw e;
        }
        return task;
    }

    private static DiverseTask task(DiverseRecipe recipe) {
        return task(recipe, Precision.FLOAT32, null, SIZE);
    }

    /** Stripes with a box missing. */
    private static TrainingBatch batch() {
        SplittableRandom random = new SplittableRandom(3);
        int area = SIZE * SIZE;
        float[] truth = new float[2 * 3 * area];
        float[] hole = new float[2 * area];
        for (int n = 0; n < 2; n++) {
            boolean[] mask = new BoxMasks().sample(SIZE, SIZE, random);
            for (int i = 0; i < area; i++) {
                hole[n * area + i] = mask[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i % SIZE / 4 % 2 == 0 ? 0.6f : -0.6f;
        }
        return new TrainingBatch(2, SIZE, truth, hole, null, null);
    }

    private static Map<String, float[]> copy(Map<String, NDArray> arrays) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (!name.startsWith("steps")) {
                copy.put(name, array.toFloatArray());
            }
        });
        return copy;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** What a loss is in the first and in the last steps on the same holes. */
    private static double[] learn(DiverseTask task, Schedule.Point point, int steps, String loss) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Map<String, Double> log = task.step(batch(), point);
            log.forEach((name, value) -> assertTrue(Double.isFinite(value), name + " = " + value));
            values.add(log.get(loss));
        }
        return new double[] {mean(values.subList(0, 5)), mean(values.subList(steps - 5, steps))};
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStageLearnsToRestoreWhatItIsTold(Precision precision) {
        try (DiverseTask task = task(recipe(Stages.BOTH, true, true), precision, null, SIZE)) {
            double[] mean = learn(task, new Schedule.Point(true, 3e-3, 0.1), 30, "reconstruction");
            assertTrue(mean[1] < 0.7 * mean[0], Arrays.toString(mean));
        }
    }

    @Test
    void theSecondStageBringsTheKnownPixelsCloser() {
        try (DiverseTask task = task(recipe(Stages.BOTH, true, true))) {
            double[] mean = learn(task, new Schedule.Point(false, 3e-3, 0.1), 30, "known");
            assertTrue(mean[1] < 0.7 * mean[0], Arrays.toString(mean));
        }
    }

    /** Networks 1 to 5 of Table 3: full reconstruction, gate, second stage. */
    @ParameterizedTest
    @CsvSource({"false, true, FIRST", "false, true, BOTH", "true, false, FIRST", "true, true, FIRST", "true, true, BOTH"})
    void everyAblationTrainsEachOfItsPartsAndNeverThePrior(boolean fullReconstruction, boolean gated, Stages stages) {
        try (DiverseTask task = task(recipe(stages, gated, fullReconstruction))) {
            boolean two = stages == Stages.BOTH;
            Map<String, float[]> before = copy(task.result().parameters().arrays());
            for (int i = 0; i < 4; i++) {
                task.step(batch(), FIRST);
            }
            Map<String, float[]> between = copy(task.result().parameters().arrays());
            assertChanged(before, between, List.of(Diverse.ENCODER, Diverse.MIXING));
            assertEquals(two, before.containsKey("S.conv1.0.weight"));
            if (two) {
                Map<String, Double> log = new LinkedHashMap<>();
                for (int i = 0; i < 4; i++) {
                    log.putAll(task.step(batch(), SECOND));
                }
                assertEquals(fullReconstruction, log.containsKey("reconstruction"));
                assertChanged(between, copy(task.result().parameters().arrays()), List.of(Diverse.SKIPS));
            }
        }
    }

    /** Nearly every array of these parts, and none of the others. */
    private static void assertChanged(Map<String, float[]> before, Map<String, float[]> after, List<String> parts) {
        Map<String, List<Boolean>> changed = new LinkedHashMap<>();
        before.forEach((name, values) -> changed.computeIfAbsent(name.substring(0, name.indexOf('.') + 1),
                part -> new ArrayList<>()).add(!Arrays.equals(values, after.get(name))));
        changed.forEach((part, each) -> {
            double share = each.stream().filter(Boolean::booleanValue).count() / (double) each.size();
            assertTrue(parts.contains(part) ? share > 0.9 : share == 0, part + " " + share);
        });
        assertTrue(changed.keySet().containsAll(parts) && changed.containsKey(Diverse.PRIOR), changed.keySet().toString());
    }

    @Test
    void goesOnBitForBitFromASavedState() {
        DiverseRecipe recipe = recipe(Stages.BOTH, true, true);
        try (DiverseTask whole = task(recipe); DiverseTask second = task(recipe)) {
            List<Schedule.Point> points = List.of(FIRST, FIRST, SECOND, SECOND, SECOND);
            for (int saveAfter : List.of(1, 3)) {
                for (int i = (int) steps(whole); i < saveAfter; i++) {
                    whole.step(batch(), points.get(i));
                }
                pass(whole, second, saveAfter);
                assertEquals(whole.step(batch(), points.get(saveAfter)), second.step(batch(), points.get(saveAfter)));
            }
            assertEquals(whole.step(batch(), SECOND), second.step(batch(), SECOND));
            Map<String, float[]> one = copy(whole.state());
            copy(second.state()).forEach((name, values) -> assertArrayEquals(one.get(name), values, name));
        }
    }

    private static double steps(DiverseTask task) {
        return Arrays.stream(task.state().get("steps").toDoubleArray()).sum();
    }

    private static void pass(DiverseTask from, DiverseTask to, long steps) {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> saved = new LinkedHashMap<>();
            from.state().forEach((name, array) -> {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                saved.put(name, copy);
            });
            to.restore(saved, steps, Math.max(0, steps - 2));
        }
    }

    /** A network, its discriminator included, can be gone on with: by its second stage, too. */
    @Test
    void aNetworkIsGoneOnFrom() {
        try (DiverseTask first = task(recipe(Stages.FIRST, true, true))) {
            first.step(batch(), FIRST);
            Map<String, NDArray> bundle = new LinkedHashMap<>(first.result().parameters().arrays());
            bundle.putAll(first.companions());
            for (Map<String, NDArray> from : List.of(bundle, first.state())) {
                try (DiverseTask second = task(recipe(Stages.BOTH, true, true))) {
                    second.start(from);
                    Map<String, float[]> own = copy(second.result().parameters().arrays());
                    copy(first.result().parameters().arrays()).forEach((name, values) ->
                            assertArrayEquals(values, own.get(name), name));
                    copy(first.companions()).forEach((name, values) ->
                            assertArrayEquals(values, second.companions().get(name).toFloatArray(), name));
                    second.step(batch(), SECOND);
                }
            }
        }
    }

    @Test
    void aFeatureNetworkAddsThePerceptualLoss(@TempDir Path folder) throws IOException {
        DiverseRecipe recipe = recipe(Stages.BOTH, true, true);
        FeatureNetwork features = FeatureNetwork.open(TinyFeatures.write(folder.resolve("features.pt")));
        try (DiverseTask with = task(recipe, Precision.FLOAT32, features, SIZE); DiverseTask without = task(recipe)) {
            Map<String, Double> log = with.step(batch(), FIRST);
            assertEquals(Set.copyOf(with.losses()), log.keySet());
            Map<String, Double> plain = without.step(batch(), FIRST);
            assertFalse(plain.containsKey("perceptual"));
            assertEquals(plain.get("loss") + 0.1 * log.get("perceptual"), log.get("loss"), 1e-5);
        }
    }

    @Test
    void whatNoTrainingCanStartFromIsToldInOneSentence() {
        DiverseRecipe recipe = recipe(Stages.BOTH, true, true);
        TrainingOptions options = TrainingOptions.of(recipe, Path.of("images"), Path.of("out.lacuna.zip"));
        assertMessage("start from a StyleGAN2", () -> assertDoesNotOpen(recipe, options));
        assertMessage("choose tiny-128", () -> task(recipe, Precision.FLOAT32, null, 128));
        assertMessage("first stage is trained", () -> task(recipe(Stages.SECOND, true, true)));
        try (DiverseTask task = task(recipe); NDManager manager = Engines.start().newBaseManager()) {
            assertMessage("choose a prior", () -> task.start(Map.of("x", manager.ones(new Shape(1)))));
        }
    }

    private static void assertDoesNotOpen(DiverseRecipe recipe, TrainingOptions options) {
        try {
            recipe.task(options, new TrainingListener() { }).close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertMessage(String part, Executable work) {
        String message = assertThrows(IllegalArgumentException.class, work).getMessage();
        assertTrue(message.contains(part) && message.endsWith("."), message);
    }

    /** Resident memory, which counts what libtorch holds; 30 steps to settle, then 50 more, the stages in turn. */
    @Test
    void memoryStaysFlat() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "resident memory is read from /proc");
        try (DiverseTask task = task(recipe(Stages.BOTH, true, true))) {
            long settled = 0;
            for (int i = 0; i < 80; i++) {
                settled = i == 30 ? resident(status) : settled;
                task.step(batch(), i % 2 == 0 ? FIRST : SECOND);
            }
            long grown = resident(status) - settled;
            assertTrue(grown < 40_000, "grew by " + grown + " kB");
        }
    }

    private static long resident(Path status) throws IOException {
        for (int i = 0; i < 3; i++) { // the first frees, the later ones give back what is free
            System.gc();
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
