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
    private static final String LEAST_COST = "least_cost";

    private final Path file;

    Checkpoint(Path work) {
        file = work.resolve("checkpoint.safetensors");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * How far a training has come.
     *
     * @param steps updates done
     * @param leastCost of the best validation; infinite if there was none
     */
    record Progress(long steps, double leastCost) { }

    void save(TrainingTask task, Progress progress) throws IOException {
        SafeTensors.write(file, task.state(), Map.of(
                STEPS, Long.toString(progress.steps()), LEAST_COST, Double.toString(progress.leastCost())));
    }

    /** Puts the saved state into {@code task}. */
    Progress restore(TrainingTask task, Schedule schedule) throws IOException {
        Map<String, String> notes = SafeTensors.metadata(file);
        String steps = notes.get(STEPS);
        if (steps == null) {
            throw new IOException(file + " is no checkpoint of a training: start anew.");
        }
        long done = Long.parseLong(steps);
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> saved = SafeTensors.read(manager, file);
            task.restore(saved, done, schedule.mainSteps(done));
        }
        return new Progress(done, Double.parseDouble(notes.getOrDefault(LEAST_COST, "Infinity")));
    }
}
