package lacuna.training.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import lacuna.models.Engines;
import lacuna.models.Precision;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;
import lacuna.training.About;
import lacuna.training.Schedule;
import lacuna.training.TrainingOptions;
import lacuna.training.data.TrainingBatch;
import org.junit.jupiter.api.Test;

class StyleGan2TaskTest {

    private static final int SIZE = 16;
    private static final Schedule.Point POINT = new Schedule.Point(false, 2e-3, 0.01);

    private static StyleGan2Task task(double augmentation, int frozen, Precision precision) {
        StyleGan2Recipe d = StyleGan2Recipe.DEFAULT;
        StyleGan2Recipe recipe =
                new StyleGan2Recipe("tiny-" + SIZE, d.gamma(), d.pathLength(), d.mixing(), augmentation, frozen, 1, true, null);
        TrainingOptions defaults = TrainingOptions.of(recipe, Path.of("images"), Path.of("out.lacuna.zip"));
        return new StyleGan2Task(recipe, new TrainingOptions(defaults.images(), null, defaults.out(), defaults.work(), recipe,
                "", SIZE, 4, defaults.schedule(), 0, 4, "cpu", precision, About.UNKNOWN, defaults.checkpoint()), null);
    }

    /** Bright images with a dark bar somewhere. */
    private static TrainingBatch bars(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int area = SIZE * SIZE;
        float[] truth = new float[4 * 3 * area];
        for (int n = 0; n < 4; n++) {
            int bar = random.nextInt(SIZE - 4);
            for (int i = 0; i < 3 * area; i++) {
                truth[n * 3 * area + i] = i % SIZE >= bar && i % SIZE < bar + 4 ? -0.8f : 0.8f;
            }
        }
        return new TrainingBatch(4, SIZE, truth, new float[4 * area], null, null);
    }

    private static double mean(StyleGan2Task task) {
        double sum = 0;
        StyleGan2 generator = (StyleGan2) task.result();
        try (NDManager manager = Engines.start().newBaseManager()) {
            NDArray z = StyleGan2.normal(manager, new Random(1), 8, generator.config().width());
            float[] images = Autograd.withoutGradient(() -> generator.synthesize(generator.repeat(generator.map(z)))).toFloatArray();
            for (float value : images) {
                sum += value / images.length;
            }
        }
        return sum;
    }

    @Test
    void learnsTheBrightnessOfItsImages() {
        try (StyleGan2Task task = task(0.6, 0, Precision.FLOAT32)) {
            Map<String, Double> log = new LinkedHashMap<>();
            for (int i = 0; i < 200; i++) {
                log.putAll(task.step(bars(i), POINT));
            }
            assertTrue(log.keySet().containsAll(task.losses()), log.toString());
            assertEquals(0.4, mean(task), 0.35);
        }
    }

    @Test
    void goesOnBitForBitFromASavedState() {
        try (StyleGan2Task whole = task(0.6, 0, Precision.FLOAT32); StyleGan2Task second = task(0.6, 0, Precision.FLOAT32)) {
            for (int i = 0; i < 3; i++) {
                whole.step(bars(i), POINT);
            }
            try (NDManager manager = Engines.start().newBaseManager()) {
                Map<String, NDArray> saved = new LinkedHashMap<>();
                whole.state().forEach((name, array) -> {
                    NDArray copy = array.duplicate();
                    copy.attach(manager);
                    saved.put(name, copy);
                });
                second.restore(saved, 3, 3);
            }
            for (int i = 3; i < 6; i++) {
                assertEquals(whole.step(bars(i), POINT), second.step(bars(i), POINT));
            }
            second.state().forEach((name, array) ->
                    assertArrayEquals(whole.state().get(name).toArray(), array.toArray(), name));
        }
    }

    @Test
    void frozenBlocksOfTheDiscriminatorKeepTheirWeights() {
        try (StyleGan2Task task = task(0, 1, Precision.FLOAT32)) {
            Map<String, float[]> before = new LinkedHashMap<>();
            task.companions().forEach((name, array) -> before.put(name, array.toFloatArray()));
            task.step(bars(0), POINT);
            task.companions().forEach((name, array) -> {
                boolean kernel = name.endsWith("kernel");
                boolean frozen = name.startsWith("discriminator.convs.0.") || name.startsWith("discriminator.convs.1.");
                boolean same = Arrays.equals(before.get(name), array.toFloatArray());
                assertEquals(kernel || frozen, same, name);
            });
        }
    }

    @Test
    void bfloat16TrainsAsWell() {
        try (StyleGan2Task task = task(0.6, 0, Precision.BFLOAT16)) {
            for (int i = 0; i < 20; i++) {
                task.step(bars(i), POINT).values().forEach(value -> assertFalse(value.isNaN()));
            }
        }
    }

    /** Resident memory, which counts what libtorch holds; 100 steps to settle, then 500 more. */
    @Test
    void memoryStaysFlat() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "resident memory is read from /proc");
        try (StyleGan2Task task = task(0.6, 0, Precision.FLOAT32)) {
            for (int i = 0; i < 100; i++) {
                task.step(bars(i), POINT);
            }
            long settled = resident(status);
            for (int i = 0; i < 500; i++) {
                task.step(bars(i), POINT);
            }
            long grown = resident(status) - settled;
            assertTrue(grown < 60_000, "grew by " + grown + " kB");
        }
    }

    private static long resident(Path status) throws IOException {
        System.gc();
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
