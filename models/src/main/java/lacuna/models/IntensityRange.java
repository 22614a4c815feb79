package lacuna.models;

/**
 * The robust range of the values that a network's images have. Most networks learned images of every contrast and are shown each
 * on the whole scale; what a prior draws has a contrast of its own, and on another scale it cannot match its surroundings.
 *
 * @param low value that one in a thousand lies below, from -1
 * @param high value that one in a thousand lies above, to 1
 */
public record IntensityRange(double low, double high) {

    /** Of networks without a scale of their own. */
    public static final IntensityRange ANY = new IntensityRange(-1, 1);

    public IntensityRange {
        if (!(low >= -1 && high <= 1 && low < high)) {
            throw new IllegalArgumentException("Intensities lie between -1 and 1, not from " + low + " to " + high + ".");
        }
    }
}
