package lacuna.training;

import java.nio.file.Path;
import java.time.Duration;
import lacuna.models.Precision;

/**
 * What a user chooses of a training. Start from {@link #of}.
 *
 * @param images folder of images, or a text file with one path per line; sub-folders are domains and count equally
 * @param groups file that says which images belong together; null: told from the names
 * @param out the bundle to be written
 * @param work folder of checkpoints, log and previews
 * @param recipe what is trained, with the settings that are its own
 * @param from name of a model, or path of a bundle or checkpoint, whose weights to start from; empty: random
 * @param crop edge length of the training crops in pixels
 * @param batch crops per step
 * @param schedule what changes from step to step
 * @param validation share of the image groups that is held out
 * @param seed of everything random
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param precision of the networks' arithmetic; weights and optimiser stay in float32
 * @param about what the model's card says in words
 * @param checkpoint time between two checkpoints, validations and previews
 */
public record TrainingOptions(
        Path images, Path groups, Path out, Path work, Recipe recipe, String from, int crop, int batch, Schedule schedule,
        double validation, long seed, String device, Precision precision, About about, Duration checkpoint) {

    /** Defaults for a CPU. */
    public static TrainingOptions of(Recipe recipe, Path images, Path out) {
        return new TrainingOptions(images, null, out, work(out), recipe, "", recipe.crop(), recipe.batch(), recipe.schedule(), 0.1, 1,
                "auto", Precision.FLOAT32, About.UNKNOWN, Duration.ofMinutes(5));
    }

    /** The usual work folder, beside the bundle. */
    public static Path work(Path out) {
        return out.resolveSibling(out.getFileName() + ".training");
    }

    public TrainingOptions {
        recipe.check(crop, batch);
        if (batch < 1) {
            throw new IllegalArgumentException("A step needs at least one crop, not " + batch + ".");
        }
    }
}
