package lacuna.training.evaluation;

/** Everything that is measured of a fill, in the order of tables. */
public enum Figure {

    PSNR(Scope.HOLE, "psnr", "PSNR (dB)", 2, Better.HIGHER,
            "Peak signal-to-noise ratio over the missing pixels of all channels, 10 log10(255\u00b2 / MSE), at most 88.1. It"
                    + " rewards blur."),
    SSIM(Scope.HOLE, "ssim", "SSIM", 3, Better.HIGHER,
            "Structural similarity at the missing pixels (Wang et al. 2004; " + Ssim.GAUSSIAN.description() + ")."),
    L1(Scope.HOLE, "l1_percent", "L1 (%)", 2, Better.LOWER, "Mean absolute difference over the missing pixels, % of the range."),
    RELATIVE_L1(Scope.HOLE, "l1_relative_percent", "relative L1 (%)", 2, Better.LOWER,
            "Sum of absolute differences over the sum of the values of fill and truth, over the missing pixels."),
    GRADIENT_RATIO(Scope.HOLE, "gradient_ratio", "gradient ratio", 2, Better.ONE,
            "Mean length of the gradient inside the hole, the fill's over the truth's: below 1 the fill is blurred, above 1"
                    + " noisy."),
    SEAM(Scope.HOLE, "seam_ratio", "seam ratio", 2, Better.ONE,
            "Mean absolute difference of slope across the rim of the hole (Minami and Zakhor 1995), the fill's over the"
                    + " truth's: above 1 a seam shows, below 1 the rim is smoother than the image."),
    FEATURES(Scope.HOLE, "features", "feature distance", 3, Better.LOWER,
            "Distance of the activations of the feature network over the hole, in the form of LPIPS without its learned"
                    + " weights. Figures of different networks, and published LPIPS, do not compare."),
    SECONDS(Scope.RUN, "seconds", "seconds", 2, Better.LOWER, "Time for one crop; in tables the median."),

    PSNR_IMAGE(Scope.IMAGE, "psnr_image", "PSNR (dB)", 2, Better.HIGHER, "As over the hole, over all pixels of the composite."),
    SSIM_IMAGE(Scope.IMAGE, "ssim_image", "SSIM, Gaussian 11", 3, Better.HIGHER,
            "Structural similarity, " + Ssim.GAUSSIAN.description() + ", where the window is inside the image."),
    SSIM_UNIFORM_IMAGE(Scope.IMAGE, "ssim_uniform7_image", "SSIM, uniform 7", 3, Better.HIGHER,
            "The same in the convention of scikit-image: " + Ssim.UNIFORM.description() + "."),
    SSIM_GREY_IMAGE(Scope.IMAGE, "ssim_grey51_image", "SSIM, grey 51", 3, Better.HIGHER,
            "The same in the convention of EdgeConnect: " + Ssim.GREY.description() + "."),
    L1_IMAGE(Scope.IMAGE, "l1_image_percent", "L1 (%)", 2, Better.LOWER, "As over the hole, over all pixels."),
    RELATIVE_L1_IMAGE(Scope.IMAGE, "l1_relative_image_percent", "relative L1 (%)", 2, Better.LOWER,
            "As over the hole, over all pixels (EdgeConnect, DualPath)."),
    L1_OF_TRUTH_IMAGE(Scope.IMAGE, "l1_of_truth_image_percent", "L1 / truth (%)", 2, Better.LOWER,
            "Sum of absolute differences over the sum of the truth's values, over all pixels."),
    FEATURES_IMAGE(Scope.IMAGE, "features_image", "feature distance", 3, Better.LOWER, "As over the hole, over all pixels."),

    FID(Scope.SET, "fid", "FID", 2, Better.LOWER,
            "Frechet distance of the descriptors of all composites and all truths (means over the positions of the feature"
                    + " network's"
                    + " last activations). Biased below about 2,048 images: then read KID. Sets are compared from 8 pairs up."),
    KID(Scope.SET, "kid", "KID", 4, Better.LOWER,
            "Unbiased kernel distance of the same descriptors, kernel (x'y / d + 1)\u00b3; about 0 for one distribution."),
    P_IDS(Scope.SET, "p_ids", "P-IDS", 3, Better.HIGHER,
            "Share of pairs whose fill a linear support vector machine takes for more real than its truth; 0.5 if it cannot"
                    + " tell."),
    U_IDS(Scope.SET, "u_ids", "U-IDS", 3, Better.HIGHER,
            "Share of images that it classifies wrongly; about 0.5 if it cannot tell, 0 for whatever fill where images are"
                    + " fewer than the numbers of a descriptor."),

    GRADIENT(Scope.PART, "gradient", "gradient", 2, Better.NONE, "Of the fill, grey values per pixel."),
    GRADIENT_OF_TRUTH(Scope.PART, "gradient_of_truth", "gradient of the truth", 2, Better.NONE, "Grey values per pixel."),
    RIM(Scope.PART, "rim", "difference of slope", 2, Better.NONE, "Of the fill across the rim, grey values."),
    RIM_OF_TRUTH(Scope.PART, "rim_of_truth", "difference of slope of the truth", 2, Better.NONE, "Grey values.");

    /** What a figure is of. */
    public enum Scope {
        /** The missing pixels. */
        HOLE,
        /** All pixels of the composite. */
        IMAGE,
        /** A set of composites beside the set of their truths. */
        SET,
        /** The computation. */
        RUN,
        /** What a ratio is made of, for tables of samples only. */
        PART
    }

    /** Where the better fill is. */
    public enum Better { HIGHER, LOWER, ONE, NONE }

    private final Scope scope;
    private final String key;
    private final String heading;
    private final int digits;
    private final Better better;
    private final String explanation;

    Figure(Scope scope, String key, String heading, int digits, Better better, String explanation) {
        this.scope = scope;
        this.key = key;
        this.heading = heading;
        this.digits = digits;
        this.better = better;
        this.explanation = explanation;
    }

    public Scope scope() {
        return scope;
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

    public Better better() {
        return better;
    }

    /** How it is measured, in a sentence or two. */
    public String explanation() {
        return explanation;
    }

    /** How far a value is from the best there can be: the smaller the better. Not a number where nothing is better. */
    public double badness(double value) {
        return switch (better) {
            case HIGHER -> -value;
            case LOWER -> Math.max(0, value); // unbiased distances may be below
            case ONE -> Math.abs(Math.log(value));
            case NONE -> Double.NaN;
        };
    }
}
