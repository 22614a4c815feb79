package lacuna.training.evaluation;

import java.nio.file.Path;

/**
 * Which images a training did not see: those that it held back of the same folder for its validation.
 *
 * @param share of the images, as in the training
 * @param seed of the training
 * @param groups the file of groups of the training; null: told from the names
 */
public record HeldBack(double share, long seed, Path groups) {

    /** @throws IllegalArgumentException if the share is not above 0 and below 1 */
    public HeldBack {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share of held-back images is " + share
                    + ": give that of the training, above 0 and below 1.");
        }
    }
}
