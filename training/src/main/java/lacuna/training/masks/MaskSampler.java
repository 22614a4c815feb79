package lacuna.training.masks;

import java.util.SplittableRandom;

/** A seeded source of hole masks to train and evaluate with. Implementations keep no state: any thread may ask. */
public interface MaskSampler {
    /**
     * Draws one mask.
     *
     * @param width  pixels
     * @param height pixels
     * @param random where all chance comes from: the same state gives the same mask
     * @return {@code height * width} values, row by row, true = missing; at least one is true and one is false
     * @throws IllegalArgumentException if the size has fewer than two pixels
     */
    boolean[] sample(int width, int height, SplittableRandom random);

    /** Short lower-case name for logs, tables and command lines, such as {@code box}. */
    String name();
}
