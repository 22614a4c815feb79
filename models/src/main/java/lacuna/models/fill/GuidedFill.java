package lacuna.models.fill;

/**
 * The smooth fill, drawn towards what similar patches of the surroundings would put there where the hole is wide. Of broad
 * structure it is a mean of both, since the errors of a smooth continuation and of a copy have little to do with each other; the
 * copy's fine detail, wrong as often as it is right, stays out.
 *
 * <p>One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class GuidedFill {

    /** Weight of the copy in broad structure, far from the rim; measured, as all that follows, on held-out crops. */
    private static final float SHARE = 0.5f;

    /** Distance in pixels from the rim at which the copy has 63 % of its weight. */
    private static final double REACH = 16;

    /** Standard deviation in pixels of the Gaussian below which structure counts as detail. */
    private static final double DETAIL = 8;

    private final boolean[] hole;
    private final int width;
    private final int height;
    private final BlendedFill smooth;
    private final GaussianBlur blur;

    private GuidedFill(boolean[] hole, int width, int height, BlendedFill smooth) {
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
    public static GuidedFill of(boolean[] hole, int width, int height) {
        return new GuidedFill(hole.clone(), width, height, BlendedFill.of(hole, width, height));
    }

    /**
     * Overwrites the missing samples of planes that belong together, such as the colours of an image.
     *
     * @param planes row by row; what they hold at missing samples is ignored
     * @param tolerance see {@link BlendedFill#apply}
     * @return the same planes as {@link PatchFill} alone would fill them, detail and all
     */
    public float[][] apply(float[][] planes, double tolerance) {
        float[][] copies = new float[planes.length][];
        for (int c = 0; c < planes.length; c++) {
            copies[c] = planes[c].clone();
            smooth.apply(planes[c], tolerance);
        }
        PatchFill.apply(copies, hole, width, height);
        for (int c = 0; c < planes.length; c++) {
            draw(planes[c], copies[c]);
        }
        return copies;
    }

    private void draw(float[] plane, float[] copy) {
        float[] difference = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            difference[i] = copy[i] - plane[i];
        }
        float[] broad = blur.of(difference);
        for (int i = 0; i < plane.length; i++) {
            if (hole[i]) {
                plane[i] += SHARE * (1 - smooth.nearness(i, REACH)) * broad[i];
            }
        }
    }
}
