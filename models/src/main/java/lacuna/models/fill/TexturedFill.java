package lacuna.models.fill;

/**
 * The smooth fill, drawn towards what similar patches of the surroundings would put there where the hole is wide. Broad structure
 * is a mean of both, since the errors of a smooth continuation and of a copy have little to do with each other; of the copy's fine
 * detail so little is added that a copy in the wrong place costs no accuracy, yet networks that know pictures notice it.
 *
 * <p>One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class TexturedFill {

    /** Weight of the copy in broad structure, far from the rim; measured, as all that follows, on held-out crops. */
    private static final float SHARE = 0.45f;

    /** Distances in pixels from the rim at which broad structure and detail of the copy have 63 % of their weight. */
    private static final double BROAD_REACH = 12;
    private static final double DETAIL_REACH = 6;

    /** Standard deviation in pixels of the Gaussian below which structure counts as detail. */
    private static final double DETAIL = 8;

    /** Of 255 grey values, how much detail is added at most. */
    private static final float GRAIN = 1.5f;

    private final boolean[] hole;
    private final int width;
    private final int height;
    private final BlendedFill smooth;
    private final GaussianBlur blur;

    private TexturedFill(boolean[] hole, int width, int height, BlendedFill smooth) {
        this.hole = hole;
        this.width = width;
        this.height = height;
        this.smooth = smooth;
        blur = new GaussianBlur(DETAIL, width, height);
    }

    /**
     * Prepares a hole.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static TexturedFill of(boolean[] hole, int width, int height) {
        return new TexturedFill(hole.clone(), width, height, BlendedFill.of(hole, width, height));
    }

    /**
     * Overwrites the missing samples of planes that belong together, such as the colours of an image.
     *
     * @param planes row by row; what they hold at missing samples is ignored
     * @param range of the samples from black to white
     * @param tolerance see {@link BlendedFill#apply}
     */
    public void apply(float[][] planes, float range, double tolerance) {
        float[][] copies = new float[planes.length][];
        for (int c = 0; c < planes.length; c++) {
            copies[c] = planes[c].clone();
            smooth.apply(planes[c], tolerance);
        }
        PatchFill.apply(copies, hole, width, height);
        for (int c = 0; c < planes.length; c++) {
            draw(planes[c], copies[c], GRAIN * range / 255);
        }
    }

    private void draw(float[] plane, float[] copy, float grain) {
        float[] difference = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            difference[i] = copy[i] - plane[i];
        }
        float[] broad = blur.of(difference);
        for (int i = 0; i < plane.length; i++) {
            if (hole[i]) {
                double detail = grain * Math.tanh((difference[i] - broad[i]) / grain);
                plane[i] += SHARE * (1 - smooth.nearness(i, BROAD_REACH)) * broad[i] + (1 - smooth.nearness(i, DETAIL_REACH)) * detail;
            }
        }
    }
}
