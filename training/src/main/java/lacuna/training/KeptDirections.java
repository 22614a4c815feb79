package lacuna.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import lacuna.models.Direction;
import lacuna.ops.fillers.DirectionFile;

/**
 * The directions of the prior that a training starts from, for the bundle of a model that keeps this prior. They wait in the work
 * folder, since the bundle that they come from may be gone when the training is resumed.
 */
final class KeptDirections {

    private static final String FILE = "directions.safetensors";

    private KeptDirections() { }

    /** At the start of a training. */
    static void take(TrainingOptions options) throws IOException {
        Path file = options.work().resolve(FILE);
        Files.deleteIfExists(file);
        Collection<Direction> directions =
                options.recipe().keepsPrior() ? StartWeights.directions(options.from()) : List.of();
        if (!directions.isEmpty()) {
            DirectionFile.write(file, directions);
        }
    }

    static Collection<Direction> of(TrainingOptions options) throws IOException {
        Path file = options.work().resolve(FILE);
        return Files.exists(file) && options.recipe().keepsPrior() ? DirectionFile.read(file).values() : List.of();
    }
}
