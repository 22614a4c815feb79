package lacuna.models.fill;

/**
 * Fills the missing pixels of one hole so that an energy is least, known pixels being fixed: conjugate gradients with one
 * multigrid cycle as the preconditioner. Time and memory are proportional to the missing pixels (and one pass over the
 * mask). One instance serves any number of planes with the same hole. Not thread-safe.
 *
 * <p>Written here because no solver library in reach does it: sparse Cholesky (EJML offers no fill-reducing order but a
 * random one) needs gigabytes at two million unknowns, and the conjugate gradients of Commons Math, Hipparchus and ojAlgo
 * come with diagonal preconditioners, with which the iterations grow with the width of the hole (its square for the plate).
 */
public final class EnergyFill {

    /** Far above what was ever needed; rounding may keep a tolerance of nearly 0 from being reached. */
    private static final int MAX_ITERATIONS = 500;

    private final Energy energy;
    private final int length;
    private final Multigrid multigrid;
    private final Level grid;

    EnergyFill(Energy energy, boolean[] hole, int width, int height) {
        check(hole, width, height);
        this.energy = energy;
        length = hole.length;
        multigrid = new Multigrid(energy, hole, width, height);
        grid = multigrid.finest();
    }

    /**
     * Prepares a harmonic fill: the membrane that is stretched over the hole, its Laplacian 0 at every missing pixel, natural
     * (Neumann) conditions where the hole meets the border of the image. Its values stay within the range of the known
     * samples around it.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static EnergyFill harmonic(boolean[] hole, int width, int height) {
        return new EnergyFill(Energy.MEMBRANE, hole, width, height);
    }

    /**
     * Prepares a biharmonic fill: the thin plate that continues value and slope of the known samples into the hole, its
     * bi-Laplacian 0 at every missing pixel, free where the hole meets the border of the image. Linear ramps are continued as
     * they are; values may leave the range of the known samples.
     *
     * @param hole row by row, true = missing
     * @throws IllegalArgumentException if no pixel is known or the size does not fit
     */
    public static EnergyFill biharmonic(boolean[] hole, int width, int height) {
        return new EnergyFill(Energy.PLATE, hole, width, height);
    }

    private static void check(boolean[] hole, int width, int height) {
        if (width < 1 || height < 1 || hole.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A hole of " + hole.length + " pixels is not " + width + " x " + height + ".");
        }
        for (boolean missing : hole) {
            if (!missing) {
                return;
            }
        }
        throw new IllegalArgumentException(
                "The hole covers the whole image: leave some known pixels from which it can be filled.");
    }

    /**
     * Overwrites the missing samples of a plane, to about .03 of 255 grey values for a harmonic and .01 for a biharmonic fill.
     */
    public void apply(float[] plane) {
        apply(plane, energy.tolerance);
    }

    /**
     * Overwrites the missing samples of a plane.
     *
     * @param plane row by row, as large as the hole; what it holds at missing samples is ignored, NaN included
     * @param tolerance error to reach, above 0, relative to the range of the known samples around the hole
     * @throws IllegalArgumentException if a known sample beside the hole is not finite or the size does not fit
     */
    public void apply(float[] plane, double tolerance) {
        if (plane.length != length) {
            throw new IllegalArgumentException(
                    "A plane of " + plane.length + " samples does not fit a hole of " + length + ".");
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("The tolerance " + tolerance + " must be above 0.");
        }
        if (grid.size() == 0) {
            return;
        }
        double range = start(plane);
        if (range > 0) {
            double[] correction = solve(plane, tolerance * range);
            for (int i = 0; i < grid.size(); i++) {
                int p = grid.position[i];
                plane[p] = (float) (plane[p] + correction[i]);
            }
        }
    }

    /** Writes the mean of the known samples at the rim of the hole into it and returns their range. */
    private double start(float[] plane) {
        Rim rim = grid.rim(plane);
        if (!Double.isFinite(rim.mean())) {
            throw new IllegalArgumentException(
                    "Known pixels beside the hole are not finite numbers: make them a part of the hole.");
        }
        for (int p : grid.position) {
            plane[p] = (float) rim.mean();
        }
        return rim.max() - rim.min();
    }

    /** Preconditioned conjugate gradients; the preconditioned residual estimates the error itself, so it decides the end. */
    private double[] solve(float[] plane, double accuracy) {
        int n = grid.size();
        double[] x = new double[n];
        double[] r = new double[n];
        double[] z = new double[n];
        double[] p = new double[n + 1];
        double[] q = new double[n];
        for (int i = 0; i < n; i++) {
            r[i] = -grid.gradient(i, plane);
        }
        double before = 1;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            multigrid.precondition(r, z);
            double rz = dot(r, z);
            if (!(rz > 0)) {
                break;
            }
            double beta = iteration == 0 ? 0 : rz / before;
            before = rz;
            for (int i = 0; i < n; i++) {
                p[i] = z[i] + beta * p[i];
            }
            grid.multiply(p, q);
            double step = rz / dot(p, q);
            for (int i = 0; i < n; i++) {
                x[i] += step * p[i];
                r[i] -= step * q[i];
            }
            if (largest(z) <= accuracy) {
                break;
            }
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] a) {
        double largest = 0;
        for (double value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
