package lacuna.ops.mask;


/**
 * Radius of the largest disc inside each component: the maximum of the exact Euclidean distance transform (Felzenszwalb
 * and Huttenlocher, "Distance Transforms of Sampled Functions", 2012, section 2), computed run by run in one pass over
 * the missing pixels with memory for one row. What lies outside the image is not known and bounds no disc.
 */
final class InscribedRadius {

    private static final double FAR = 1e18;

    private final Hole hole;
    /** By column: known pixels are this many rows above, and in this row at or below the current one. */
    private final double[] up;
    private final int[] knownBelow;
    /** The lower envelope of parabolas of one run: their apexes and where each begins to be the lowest. */
    private final int[] apex;
    private final double[] from;
    private final double[] squared;

    InscribedRadius(Hole hole) {
        this.hole = hole;
        int width = hole.width();
        up = new double[width];
        knownBelow = new int[width];
        apex = new int[width + 2];
        from = new double[width + 3];
        squared = new double[width + 2];
    }

    double[] byLabel(int[] rows, int[] starts, int[] ends, int[] labels, int components) {
        double[] radii = new double[components];
        for (int run = 0; run < labels.length; run++) {
            double radius = largestDistance(rows[run], starts[run], ends[run]);
            radii[labels[run]] = Math.max(radii[labels[run]], radius);
        }
        return radii;
    }

    private double largestDistance(int y, int x0, int x1) {
        int length = x1 - x0 + 2;
        // The run with the pixel before and the one behind it, which are known unless the image ends there.
        squared[0] = x0 > 0 ? 0 : FAR;
        squared[length - 1] = x1 < hole.width() ? 0 : FAR;
        for (int x = x0; x < x1; x++) {
            double distance = verticalDistance(x, y);
            squared[x - x0 + 1] = Math.min(FAR, distance * distance);
        }
        double largest = largestOfEnvelope(length);
        return largest >= FAR / 2 ? Double.POSITIVE_INFINITY : Math.sqrt(largest);
    }

    private double verticalDistance(int x, int y) {
        if (y == 0) {
            up[x] = FAR;
        } else {
            up[x] = hole.contains(x, y - 1) ? up[x] + 1 : 1;
        }
        if (knownBelow[x] <= y) {
            int row = y + 1;
            while (row < hole.height() && hole.contains(x, row)) {
                row++;
            }
            knownBelow[x] = row;
        }
        return Math.min(up[x], knownBelow[x] < hole.height() ? knownBelow[x] - y : FAR);
    }

    private double largestOfEnvelope(int length) {
        int last = 0;
        apex[0] = 0;
        from[0] = Double.NEGATIVE_INFINITY;
        for (int q = 1; q < length; q++) {
            double begin = crossing(apex[last], q);
            while (last > 0 && begin <= from[last]) {
                begin = crossing(apex[--last], q);
            }
            apex[++last] = q;
            from[last] = begin;
        }
        from[last + 1] = Double.POSITIVE_INFINITY;
        double largest = 0;
        int k = 0;
        for (int q = 1; q < length - 1; q++) {
            while (from[k + 1] < q) {
                k++;
            }
            double dx = q - apex[k];
            largest = Math.max(largest, dx * dx + squared[apex[k]]);
        }
        return largest;
    }

    private double crossing(int p, int q) {
        return (squared[q] + (double) q * q - squared[p] - (double) p * p) / (2.0 * (q - p));
    }
}
