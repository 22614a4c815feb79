package lacuna.models.fill;

/**
 * Biharmonic fill: the thin plate that continues value and slope of the known samples into the hole, its bi-Laplacian 0 at
 * every missing pixel, free where the hole meets the border of the image. Linear ramps are continued as they are; values may
 * leave the range of the known samples. One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class BiharmonicFill {

    /** Error of the fill relative to the range of the samples around the hole, about .01 of 255 grey values. */
    public static final double TOLERANCE = 2e-5;

    private final EnergyFill fill;

    private BiharmonicFill(EnergyFill fill) {
        this.fill = fill;
    }

    /**
     * Prepares a hole.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static BiharmonicFill of(boolean[] hole, int width, int height) {
        return new BiharmonicFill(new EnergyFill(Energy.PLATE, hole, width, height));
    }

    /** Overwrites the missing samples of a plane to {@link #TOLERANCE}. */
    public void apply(float[] plane) {
        apply(plane, TOLERANCE);
    }

    /**
     * Overwrites the missing samples of a plane.
     *
     * @param plane row by row, as large as the hole; what it holds at missing samples is ignored, NaN included
     * @param tolerance error to reach, relative to the range of the known samples around the hole
     * @throws IllegalArgumentException if a known sample beside the hole is not finite or the size does not fit
     */
    public void apply(float[] plane, double tolerance) {
        fill.apply(plane, tolerance);
    }

    /** {@link #of} and {@link #apply(float[])} for one plane. */
    public static void fill(float[] plane, boolean[] hole, int width, int height) {
        of(hole, width, height).apply(plane);
    }
}
