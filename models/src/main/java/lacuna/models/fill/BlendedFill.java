package lacuna.models.fill;

/**
 * A smooth fill that takes the best of two: the thin plate near the rim of the hole, which continues slopes, and the membrane
 * further inside, which never overshoots. A missing pixel at distance d from the known ones weighs the plate by
 * exp(-(d / 7)^2). Over thin scratches this is the biharmonic fill, over wide holes the harmonic one, and in between, such as
 * under cellular automata, it is closer to the truth than either.
 *
 * <p>One instance serves any number of planes with the same hole. Not thread-safe.
 */
public final class BlendedFill {

    /** Distance in pixels at which the plate's weight is 1 / e; measured on held-out crops of eight domains. */
    private static final double REACH = 7;

    /** Beyond this distance the plate's weight is below a thousandth: its solution ends there, on the membrane. */
    private static final float DEPTH = 19;

    private final EnergyFill membrane;
    private final EnergyFill plate;
    private final float[] distance;

    private BlendedFill(EnergyFill membrane, EnergyFill plate, float[] distance) {
        this.membrane = membrane;
        this.plate = plate;
        this.distance = distance;
    }

    /**
     * Prepares a hole.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static BlendedFill of(boolean[] hole, int width, int height) {
        EnergyFill membrane = EnergyFill.harmonic(hole, width, height);
        NearestKnown nearest = NearestKnown.of(hole, width, height);
        float[] distance = new float[hole.length];
        boolean[] rim = new boolean[hole.length];
        for (int i = 0; i < rim.length; i++) {
            distance[i] = (float) nearest.distance(i);
            rim[i] = hole[i] && distance[i] <= DEPTH;
        }
        return new BlendedFill(membrane, EnergyFill.biharmonic(rim, width, height), distance);
    }

    /**
     * Overwrites the missing samples of a plane.
     *
     * @param plane row by row; what it holds at missing samples is ignored
     * @param tolerance error to reach, relative to the range of the known samples around the hole
     */
    public void apply(float[] plane, double tolerance) {
        membrane.apply(plane, tolerance);
        float[] bent = plane.clone();
        plate.apply(bent, tolerance);
        for (int i = 0; i < plane.length; i++) {
            if (distance[i] > 0) {
                plane[i] += nearness(i, REACH) * (bent[i] - plane[i]);
            }
        }
    }

    /** 1 at the rim of the hole and outside it, 1 / e at the distance {@code reach}, in pixels, falling to 0 far inside. */
    float nearness(int i, double reach) {
        return (float) Math.exp(-Math.pow(distance[i] / reach, 2));
    }
}
