package lacuna.training.deepgin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import lacuna.models.Precision;
import lacuna.models.deepgin.HolePainting;
import lacuna.training.About;
import lacuna.training.Schedule;
import lacuna.training.TrainingOptions;
import lacuna.training.data.TrainingBatch;
import lacuna.training.masks.BoxMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeepGinTaskTest {

    private static final int SIZE = 32;

    private static DeepGinTask task(Precision precision) {
        DeepGinRecipe recipe = new DeepGinRecipe("tiny", null, DeepGinRecipe.HOLES, LossWeights.COMPACT);
        TrainingOptions defaults = TrainingOptions.of(recipe, Path.of("images"), Path.of("out.lacuna.zip"));
        TrainingOptions options = new TrainingOptions(defaults.images(), null, defaults.out(), defaults.work(), recipe, "",
                SIZE, 2, new Schedule(1000, 1000, 2e-3, 1), 0, 4, "cpu", precision, About.UNKNOWN, defaults.checkpoint());
        return new DeepGinTask(recipe, options, null, null);
    }

    /** Two crops of stripes with a box missing each. */
    private static TrainingBatch stripes() {
        SplittableRandom random = new SplittableRandom(2);
        int pixels = SIZE * SIZE;
        float[] truth = new float[2 * 3 * pixels];
        float[] hole = new float[2 * pixels];
        float[] smooth = new float[truth.length];
        float[] copied = new float[truth.length];
        for (int n = 0; n < 2; n++) {
            boolean[] mask = new BoxMasks().sample(SIZE, SIZE, random);
            for (int c = 0; c < 3; c++) {
                float[] plane = new float[pixels];
                for (int i = 0; i < pixels; i++) {
                    plane[i] = (i % SIZE + n) / 4 % 2 == 0 ? 0.6f : -0.6f;
                    hole[n * pixels + i] = mask[i] ? 1 : 0;
                }
                System.arraycopy(plane, 0, truth, (3 * n + c) * pixels, pixels);
                float[][] copy = HolePainting.guided(new float[][] {plane}, mask, SIZE, SIZE);
                System.arraycopy(plane, 0, smooth, (3 * n + c) * pixels, pixels);
                System.arraycopy(copy[0], 0, copied, (3 * n + c) * pixels, pixels);
            }
        }
        return new TrainingBatch(2, SIZE, truth, hole, smooth, copied);
    }

    @ParameterizedTest
    @EnumSource
    void learnsABatchByHeart(Precision precision) {
        TrainingBatch batch = stripes();
        try (DeepGinTask task = task(precision)) {
            Schedule.Point point = new Schedule.Point(true, 2e-3, 0.01);
            double first = task.step(batch, point).get("reconstruction");
            for (int i = 0; i < 150; i++) {
                task.step(batch, point);
            }
            double last = task.step(batch, point).get("reconstruction");
            assertTrue(last < 0.6 * first, first + " -> " + last);
        }
    }

    @Test
    void mainPhaseTrainsTheDiscriminatorsToo() {
        try (DeepGinTask task = task(Precision.FLOAT32)) {
            Map<String, Double> warmUp = task.step(stripes(), new Schedule.Point(true, 1e-3, 0.01));
            Map<String, Double> main = task.step(stripes(), new Schedule.Point(false, 1e-3, 0.01));
            assertEquals(false, warmUp.containsKey("discriminator"));
            assertEquals(true, main.containsKey("discriminator"));
            assertEquals(false, main.containsKey("perceptual"), "there is no feature network");
        }
    }

    /** Resident memory, which counts what libtorch holds; 100 steps to settle, then 400 more. */
    @Test
    void memoryStaysFlat() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "resident memory is read from /proc");
        TrainingBatch batch = stripes();
        try (DeepGinTask task = task(Precision.FLOAT32)) {
            Schedule.Point point = new Schedule.Point(false, 1e-4, 0.01);
            for (int i = 0; i < 100; i++) {
                task.step(batch, point);
            }
            long settled = resident(status);
            for (int i = 0; i < 400; i++) {
                task.step(batch, point);
            }
            long grown = resident(status) - settled;
            assertTrue(grown < 60_000, "grew by " + grown + " kB");
        }
    }

    private static long resident(Path status) throws IOException {
        System.gc();
        String line = Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
