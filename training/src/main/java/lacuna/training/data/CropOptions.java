package lacuna.training.data;

/**
 * What a crop may undergo; all chances are drawn afresh for each crop.
 *
 * @param reduction      chance of a reduction, 0 to 1: most fills are wanted at the images' own size, which a training
 *     on reduced crops alone learns worse
 * @param smallestScale  lower bound of the random reduction, above 0 and at most 1 (1: never reduced)
 * @param turns          flips and quarter turns
 * @param contrast       largest relative change of contrast, 0 to below 1 (0.2: factors of 0.8 to 1.2)
 * @param gamma          largest change of the logarithm of gamma, 0 or more (0.2: exponents of 0.82 to 1.22)
 * @param inversion      chance of a negative, 0 to 1
 * @param tint           chance of another colour, 0 to 1: each channel dimmed by a factor of its own, where some image
 *     has colour also those of grey ones, so that the few coloured papers of a folder are not all that is known
 * @param leastDeviation crops whose standard deviation is smaller, in the range [-1, 1], are drawn again
 * @param tries          how often at most; then the liveliest of them is taken
 */
public record CropOptions(double reduction, double smallestScale, boolean turns, double contrast, double gamma,
                          double inversion, double tint, double leastDeviation, int tries) {
    public static final CropOptions TRAINING = new CropOptions(0.5, 0.5, true, 0.2, 0.2, 0.05, 0.5, 0.03, 6);
    /** Pixels as they are: for validation. */
    public static final CropOptions PLAIN = new CropOptions(0, 1, false, 0, 0, 0, 0, 0.03, 6);

    public CropOptions {
        require(reduction >= 0 && reduction <= 1, "chance of reduction", reduction, "between 0 and 1");
        require(smallestScale > 0 && smallestScale <= 1, "smallest scale", smallestScale, "above 0 and at most 1");
        require(contrast >= 0 && contrast < 1, "change of contrast", contrast, "at least 0 and below 1");
        require(gamma >= 0 && gamma <= 2, "change of gamma", gamma, "between 0 and 2");
        require(inversion >= 0 && inversion <= 1, "chance of inversion", inversion, "between 0 and 1");
        require(tint >= 0 && tint <= 1, "chance of another colour", tint, "between 0 and 1");
        require(leastDeviation >= 0 && leastDeviation <= 1, "least deviation", leastDeviation, "between 0 and 1");
        require(tries >= 1, "number of tries", tries, "at least 1");
    }

    private static void require(boolean holds, String what, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("The " + what + " of a crop is " + value + ": it must be " + range + ".");
        }
    }
}
