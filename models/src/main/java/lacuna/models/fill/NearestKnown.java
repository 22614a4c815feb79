package lacuna.models.fill;

/**
 * The nearest known pixel of every missing one, by propagating candidates between neighbours in two passes over the rows: seldom
 * a pixel farther than the truly nearest.
 */
final class NearestKnown {

    private final int width;
    private final int[] nearest;

    private NearestKnown(int width, int[] nearest) {
        this.width = width;
        this.nearest = nearest;
    }

    /** @param hole row by row, true = missing, somewhere false */
    static NearestKnown of(boolean[] hole, int width, int height) {
        int[] nearest = new int[hole.length];
        for (int i = 0; i < hole.length; i++) {
            nearest[i] = hole[i] ? -1 : i;
        }
        NearestKnown result = new NearestKnown(width, nearest);
        // The second round reaches what lies beyond a bend of the hole.
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < hole.length; i++) {
                result.relax(i, height, -1);
            }
            for (int i = hole.length - 1; i >= 0; i--) {
                result.relax(i, height, 1);
            }
        }
        return result;
    }

    /** Takes over the candidate of a neighbour that the pass has already seen, if it is nearer. */
    private void relax(int i, int height, int side) {
        int x = i % width;
        int row = i / width + side;
        consider(i, x + side, i / width);
        for (int step = -1; step <= 1 && row >= 0 && row < height; step++) {
            consider(i, x + step, row);
        }
    }

    private void consider(int i, int x, int y) {
        if (x < 0 || x >= width) {
            return;
        }
        int candidate = nearest[y * width + x];
        if (candidate >= 0 && (nearest[i] < 0 || squared(i, candidate) < squared(i, nearest[i]))) {
            nearest[i] = candidate;
        }
    }

    private long squared(int i, int j) {
        long across = i % width - j % width;
        long down = i / width - j / width;
        return across * across + down * down;
    }

    /** Index of the known pixel; of the pixel itself if it is known. */
    int at(int i) {
        return nearest[i];
    }

    /** In pixels; 0 for a known pixel. */
    double distance(int i) {
        return Math.sqrt(squared(i, nearest[i]));
    }
}
