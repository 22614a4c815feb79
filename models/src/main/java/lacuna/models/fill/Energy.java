package lacuna.models.fill;

/**
 * The two quadratic energies that a fill may minimise, as stencils of their gradient on a grid of unit spacing. Terms that
 * would need a sample outside the image are left out of the energy, which gives the natural conditions at its border.
 */
enum Energy {

    /** Sum of (u_x)^2 + (u_y)^2: the five-point Laplacian, Neumann border. */
    MEMBRANE(new int[] {0, -1, 1, 0}, new int[] {-1, 0, 0, 1}, 1, 1, 1, 1e-4) {
        @Override
        double coefficient(int dx, int dy, int x, int y, int width, int height) {
            return (dy == 0 ? slope(dx, x, width) : 0) + (dx == 0 ? slope(dy, y, height) : 0);
        }
    },

    /** Sum of (u_xx)^2 + 2 (u_xy)^2 + (u_yy)^2: the 13-point bi-Laplacian, free border (linear ramps cost nothing). */
    PLATE(new int[] {0, -1, 0, 1, -2, -1, 1, 2, -1, 0, 1, 0},
            new int[] {-2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2}, 0.25, 1.25, 2, 2e-5) {
        @Override
        double coefficient(int dx, int dy, int x, int y, int width, int height) {
            return (dy == 0 ? bend(dx, x, width) : 0) + (dx == 0 ? bend(dy, y, height) : 0)
                    + 2 * slope(dx, x, width) * slope(dy, y, height);
        }
    };

    /** Offsets of the neighbours that a stencil reads, row by row, its centre left out. */
    final int[] dx;
    final int[] dy;
    /**
     * The energy of a smooth function on a grid twice as coarse, with that grid's unit spacing, times this is its
     * energy.
     */
    final double coarsening;
    /** Weight of the outermost coarse cell at the outermost pixel; the next cell inwards has the rest of 1. */
    final double border;
    /** Gauss-Seidel sweeps before and after each coarse correction. */
    final int sweeps;
    /** Error of a fill that is good enough, relative to the range of the samples around the hole. */
    final double tolerance;

    Energy(int[] dx, int[] dy, double coarsening, double border, int sweeps, double tolerance) {
        this.dx = dx;
        this.dy = dy;
        this.coarsening = coarsening;
        this.border = border;
        this.sweeps = sweeps;
        this.tolerance = tolerance;
    }

    /**
     * Half the second derivative of the energy with respect to the samples at (x, y) and (x + dx, y + dy); 0 where the
     * latter lies outside the image.
     */
    abstract double coefficient(int dx, int dy, int x, int y, int width, int height);

    /** Row x, column x + d of D'D, D being the first differences of a line. */
    private static double slope(int d, int x, int length) {
        if (d == 0) {
            return (x > 0 ? 1 : 0) + (x < length - 1 ? 1 : 0);
        }
        return Math.abs(d) == 1 && x + d >= 0 && x + d < length ? -1 : 0;
    }

    /** Row x, column x + d of D'D, D being the second differences of a line. */
    private static double bend(int d, int x, int length) {
        double sum = 0;
        for (int m = Math.max(1, x - 1); m <= Math.min(length - 2, x + 1); m++) {
            sum += second(m - x) * second(m - x - d);
        }
        return sum;
    }

    private static int second(int d) {
        return d == 0 ? -2 : Math.abs(d) == 1 ? 1 : 0;
    }
}
