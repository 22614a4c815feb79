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
 * @param preset of the network
 * @param from bundle or checkpoint whose weights to start from; null: random
 * @param features TorchScript network for perceptual and style terms; null: without them
 * @param holes kinds of masks with weights, as {@link lacuna.training.masks.MaskKinds#parse} reads them
 * @param crop edge length of the training crops in pixels
 * @param batch crops per step
 * @param schedule what changes from step to step
 * @param weights of the losses after the warm-up
 * @param validation share of the image groups that is held out
 * @param seed of everything random
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param precision of the networks' arithmetic; weights and optimiser stay in float32
 * @param about what the model's card says in words
 * @param checkpoint time between two checkpoints, validations and previews
 */
public record TrainingOptions(
        Path images, Path groups, Path out, Path work, String preset, Path from, Path features,
        String holes, int crop, int batch, Schedule schedule, LossWeights weights, double validation, long seed, String device,
        Precision precision, About about, Duration checkpoint) {

    /** The published kinds, and the damage that archives have. */
    public static final String HOLES =
            "box, automaton, strokes:0.6, freeform:0.6, scratch, dust:0.4, text, outpainting:0.4";

    /** Defaults for the compact network on a CPU. */
    public static TrainingOptions of(Path images, Path out) {
        Path work = out.resolveSibling(out.getFileName() + ".training");
        return new TrainingOptions(images, null, out, work, "compact", null, null, HOLES, 128, 16,
                new Schedule(20_000, 16_000, 5e-4, 0.5), LossWeights.COMPACT, 0.1, 1, "auto",
                Precision.FLOAT32, About.UNKNOWN, Duration.ofMinutes(5));
    }

    public TrainingOptions {
        if (crop < 32 || crop % 16 != 0) {
            throw new IllegalArgumentException("Crops of " + crop + " pixels do not fit the network: choose a multiple of 16 from 32 up.");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("A step needs at least one crop, not " + batch + ".");
        }
    }
}
