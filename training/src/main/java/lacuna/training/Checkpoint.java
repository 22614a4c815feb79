package lacuna.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.checkpoint.SafeTensors;

/** The state of a training on disk: one safetensors file, replaced when the next one is complete. */
final class Checkpoint {

    private static final String STEPS = "steps";

    private final Path file;

    Checkpoint(Path work) {
        file = work.resolve("checkpoint.safetensors");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @param steps updates done so far */
    void save(TrainingTask task, long steps) throws IOException {
        SafeTensors.write(file, task.state(), Map.of(STEPS, Long.toString(steps)));
    }

    /**
     * Puts the saved state into {@code task}.
     *
     * @return the updates done so far
     */
    long restore(TrainingTask task, Schedule schedule) throws IOException {
        String steps = SafeTensors.metadata(file).get(STEPS);
        if (steps == null) {
            throw new IOException(file + " is no checkpoint of a training: start again without --resume.");
        }
        long done = Long.parseLong(steps);
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> saved = SafeTensors.read(manager, file);
            task.restore(saved, done, schedule.mainSteps(done));
        }
        return done;
    }
}
