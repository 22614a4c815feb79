package lacuna.training.evaluation.diversity;

import lacuna.training.evaluation.Ssim;

/** What is measured of the fills of one hole, in the order of tables. A model that makes one fill only is measured on that. */
public enum DiversityFigure {

    L1_BETWEEN("l1_between_percent", "L1 between (%)", 2,
            "Diversity: mean absolute difference of two fills over the missing pixels, % of the 8-bit range, mean over all pairs of"
                    + " the compared fills. 0 for a model that makes one fill. Noise is diverse as well: read it beside the quality."),
    L1_OUTSIDE("l1_between_outside_percent", "outside (%)", 3,
            "The same over the known pixels, as the model gives them. Exactly 0, or the model changes what is known."),
    FEATURES_BETWEEN("features_between", "feature distance between", 3,
            "Diversity as a network sees it: distance of the activations of two fills over the hole, in the form of LPIPS without"
                    + " its learned weights (linear heads), mean over the same pairs. Published LPIPS does not compare."),
    PSNR("psnr", "PSNR (dB)", 2, "Peak signal-to-noise ratio over the missing pixels, mean over the single fills."),
    PSNR_OF_MEAN("psnr_of_mean", "PSNR of mean", 2,
            "PSNR of the mean of the fills. A blurred guess wins here; far above the single fills where they scatter around the"
                    + " truth."),
    PSNR_OF_BEST("psnr_of_best", "PSNR of best", 2,
            "PSNR of the fill that is nearest to the truth. It rises with the number of fills, whatever the model, and nobody who"
                    + " lacks the truth can choose it."),
    SSIM("ssim", "SSIM", 3, "Structural similarity at the missing pixels (" + Ssim.GAUSSIAN.description()
            + "), mean over the single fills."),
    SSIM_OF_MEAN("ssim_of_mean", "SSIM of mean", 3, "SSIM of the mean of the fills."),
    SSIM_OF_BEST("ssim_of_best", "SSIM of best", 3, "SSIM of the fill with the highest PSNR."),
    FEATURES("features", "feature distance", 3,
            "Distance of the activations of a fill from those of the truth over the hole, mean over the single fills; the form as"
                    + " above.");

    private final String key;
    private final String heading;
    private final int digits;
    private final String explanation;

    DiversityFigure(String key, String heading, int digits, String explanation) {
        this.key = key;
        this.heading = heading;
        this.digits = digits;
        this.explanation = explanation;
    }

    /** Name of the column in files. */
    public String key() {
        return key;
    }

    /** Name of the column for people, with the unit. */
    public String heading() {
        return heading;
    }

    /** Decimal places that mean something. */
    public int digits() {
        return digits;
    }

    /** How it is measured and how to read it. */
    public String explanation() {
        return explanation;
    }
}
