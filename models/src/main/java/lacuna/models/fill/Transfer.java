package lacuna.models.fill;

import java.util.Arrays;

/**
 * The way between a grid and the next coarser one: bilinear interpolation between cell centres, and its transpose. Beyond
 * the centres of the outermost cells a membrane is continued as a constant, a plate as a ramp.
 */
final class Transfer {

    private final Level fine;
    private final Level coarse;
    private final double border;
    /** Per fine pixel the coarse cells near, beside, above or below, diagonal. */
    private final int[] cell;
    /** The weights of the four, for 3 x 3 kinds of pixels: first, last and inner ones of a line. */
    private final double[] weight = new double[4 * 9];
    private final byte[] kind;

    /** @param index numbers of the coarse grid's cells, see {@link Level#number} */
    Transfer(Energy energy, Level fine, Level coarse, int[] index) {
        this.fine = fine;
        this.coarse = coarse;
        this.border = energy.border;
        cell = new int[4 * fine.size()];
        kind = new byte[fine.size()];
        for (int i = 0; i < fine.size(); i++) {
            int x = fine.position[i] % fine.width;
            int y = fine.position[i] / fine.width;
            int near = (y / 2) * coarse.width;
            int far = beside(y, coarse.height) * coarse.width;
            cell[4 * i] = index[near + x / 2];
            cell[4 * i + 1] = index[near + beside(x, coarse.width)];
            cell[4 * i + 2] = index[far + x / 2];
            cell[4 * i + 3] = index[far + beside(x, coarse.width)];
            kind[i] = (byte) (3 * place(y, fine.height) + place(x, fine.width));
            weigh(kind[i], near(x, fine.width), near(y, fine.height));
        }
    }

    private void weigh(int k, double across, double down) {
        weight[4 * k] = across * down;
        weight[4 * k + 1] = (1 - across) * down;
        weight[4 * k + 2] = across * (1 - down);
        weight[4 * k + 3] = (1 - across) * (1 - down);
    }

    private static int place(int x, int length) {
        return x == 0 ? 0 : x == length - 1 ? 1 : 2;
    }

    /** The second nearest coarse cell along a line; at the border the one further inside. */
    private static int beside(int x, int length) {
        int second = x % 2 == 0 ? x / 2 - 1 : x / 2 + 1;
        return length == 1 ? 0 : second < 0 ? 1 : second == length ? length - 2 : second;
    }

    /** Weight of the nearest coarse cell along a line. */
    private double near(int x, int length) {
        if (length < 3) {
            return 1;
        }
        boolean inner = x % 2 == 0 ? x > 0 : x < length - 1;
        return inner ? 0.75 : border;
    }

    /** Loads the coarse grid with the transposed interpolation of the fine grid's residual. */
    void restrict() {
        double[] load = coarse.load;
        Arrays.fill(load, 0);
        for (int i = 0; i < fine.size(); i++) {
            double residual = fine.residual(i);
            for (int j = 0; j < 4; j++) {
                load[cell[4 * i + j]] += weight[4 * kind[i] + j] * residual;
            }
        }
    }

    /** Adds the interpolated solution of the coarse grid to the fine one's. */
    void prolong() {
        for (int i = 0; i < fine.size(); i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                sum += weight[4 * kind[i] + j] * coarse.solution[cell[4 * i + j]];
            }
            fine.solution[i] += sum;
        }
    }
}
