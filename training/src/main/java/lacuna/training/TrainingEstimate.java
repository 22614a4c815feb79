package lacuna.training;

import ai.djl.ndarray.NDArray;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingImage;

/**
 * What a training will take, told from a few of its steps on random images.
 *
 * @param secondsPerStep on this machine as busy as it is now; validations and checkpoints come on top
 * @param memory bytes outside Java's heap
 * @param disk bytes that model and work folder will take at most
 */
public record TrainingEstimate(double secondsPerStep, long memory, long disk) {

    /** Steps between two path-length regularisations: these steps hold every kind of work that counts. */
    private static final int STEPS = 4;
    private static final int SAMPLES_MS = 20;
    /** Bytes of the log for each step, and of previews and curves. */
    private static final long LINE = 120;
    private static final long PICTURES = 8 << 20;

    /**
     * Builds the networks and trains a few steps, which takes some seconds for compact networks and minutes for the published
     * ones. Images are not read.
     *
     * @throws IOException if a file that the recipe names, or the start weights, cannot be read
     */
    public static TrainingEstimate measure(TrainingOptions options) throws IOException {
        MemoryWatch memory = new MemoryWatch();
        try (memory; TrainingTask task = options.recipe().task(options, new TrainingListener() { })) {
            if (!options.from().isEmpty()) {
                StartWeights.into(task, options.from());
            }
            BatchMaker batches = task.batches(new CropSampler(List.of(noise(options.crop())), options.crop(),
                    options.recipe().crops()));
            long last = options.schedule().steps() - 1;
            task.step(batches.make(0), options.schedule().at(last));
            long start = System.nanoTime();
            for (int step = 1; step <= STEPS; step++) {
                task.step(batches.make(step), options.schedule().at(last));
            }
            double seconds = (System.nanoTime() - start) / 1e9 / STEPS;
            return new TrainingEstimate(seconds, memory.most(), disk(options, task));
        }
    }

    private static TrainingImage noise(int size) {
        byte[] samples = new byte[size * size];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.nextInt();
        }
        return new TrainingImage("noise", "", "noise", size, size, 1, samples);
    }

    /** Checkpoint and bundle are written beside the old ones before they replace them. */
    private static long disk(TrainingOptions options, TrainingTask task) {
        long checkpoint = bytes(task.state().values().stream());
        long bundle = bytes(Stream.concat(task.result().parameters().arrays().values().stream(),
                task.companions().values().stream())) / 2;
        return 2 * (checkpoint + bundle) + LINE * options.schedule().steps() + PICTURES;
    }

    private static long bytes(Stream<NDArray> arrays) {
        return arrays.mapToLong(array -> array.size() * array.getDataType().getNumOfBytes()).sum();
    }

    /** Time of all steps. */
    public Duration time(long steps) {
        return Duration.ofMillis(Math.round(1000 * secondsPerStep * steps));
    }

    /** How much more memory the process takes at most while this is open. */
    private static final class MemoryWatch implements AutoCloseable {

        private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long before = system.getCommittedVirtualMemorySize();
        private volatile long most = before;
        private volatile boolean closed;

        MemoryWatch() {
            Thread watch = new Thread(this::watch, "memory watch");
            watch.setDaemon(true);
            watch.start();
        }

        private void watch() {
            while (!closed) {
                most = Math.max(most, system.getCommittedVirtualMemorySize());
                try {
                    Thread.sleep(SAMPLES_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        long most() {
            return Math.max(0, most - before);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
