package lacuna.models.fill;

import java.util.Arrays;

/**
 * One grid of the multigrid: the missing pixels of an image in row-major order and the energy's stencil at each. Vectors
 * have one value per missing pixel; those that a stencil reads have a last one more that stays 0 and stands for every
 * known pixel.
 */
final class Level {

    /** Stencils differ by the distance to the border up to 2 on each of the four sides. */
    private static final int KINDS = 81;

    final int width;
    final int height;
    /** Positions of the missing pixels in the plane. */
    final int[] position;
    final double[] solution;
    final double[] load;
    private final Energy energy;
    private final int reach;
    private final int[] neighbour;
    private final byte[] kind;
    private final double[] stencil;
    private final double[] centre;
    private final double[] inverse;

    /** @param scale factor of the energy on this grid */
    Level(Energy energy, boolean[] hole, int width, int height, double scale) {
        this.energy = energy;
        this.width = width;
        this.height = height;
        int[] index = number(hole);
        position = positions(hole);
        reach = energy.dx.length;
        neighbour = neighbours(index);
        kind = new byte[position.length];
        stencil = new double[KINDS * reach];
        centre = new double[KINDS];
        inverse = new double[KINDS];
        stencils(scale);
        solution = new double[position.length + 1];
        load = new double[position.length + 1];
    }

    int size() {
        return position.length;
    }

    /** The number of each missing pixel; a known pixel has the number of the value that stays 0. */
    static int[] number(boolean[] hole) {
        int count = positions(hole).length;
        int[] index = new int[hole.length];
        int n = 0;
        for (int p = 0; p < hole.length; p++) {
            index[p] = hole[p] ? n++ : count;
        }
        return index;
    }

    private static int[] positions(boolean[] hole) {
        int[] found = new int[hole.length];
        int n = 0;
        for (int p = 0; p < hole.length; p++) {
            if (hole[p]) {
                found[n++] = p;
            }
        }
        return Arrays.copyOf(found, n);
    }

    private int[] neighbours(int[] index) {
        int[] result = new int[Math.multiplyExact(position.length, reach)];
        for (int i = 0; i < position.length; i++) {
            for (int j = 0; j < reach; j++) {
                int p = at(i, j);
                result[i * reach + j] = p < 0 ? position.length : index[p];
            }
        }
        return result;
    }

    /** Position of neighbour j of missing pixel i, -1 outside the image. */
    private int at(int i, int j) {
        int x = position[i] % width + energy.dx[j];
        int y = position[i] / width + energy.dy[j];
        return x >= 0 && x < width && y >= 0 && y < height ? y * width + x : -1;
    }

    private void stencils(double scale) {
        boolean[] known = new boolean[KINDS];
        for (int i = 0; i < position.length; i++) {
            int x = position[i] % width;
            int y = position[i] / width;
            int k = 9 * border(y, height) + border(x, width);
            kind[i] = (byte) k;
            if (!known[k]) {
                known[k] = true;
                centre[k] = scale * energy.coefficient(0, 0, x, y, width, height);
                inverse[k] = centre[k] > 0 ? 1 / centre[k] : 0;
                for (int j = 0; j < reach; j++) {
                    stencil[k * reach + j] = scale * energy.coefficient(energy.dx[j], energy.dy[j], x, y, width, height);
                }
            }
        }
    }

    private static int border(int x, int length) {
        return 3 * Math.min(x, 2) + Math.min(length - 1 - x, 2);
    }

    /** The stencil at pixel i without its centre. */
    private double around(int i, double[] vector) {
        int from = i * reach;
        int row = kind[i] * reach;
        double sum = 0;
        for (int j = 0; j < reach; j++) {
            sum += stencil[row + j] * vector[neighbour[from + j]];
        }
        return sum;
    }

    /** {@code product = A vector}; the vector ends with the value 0 of the known pixels. */
    void multiply(double[] vector, double[] product) {
        for (int i = 0; i < position.length; i++) {
            product[i] = product(i, vector);
        }
    }

    private double product(int i, double[] vector) {
        return around(i, vector) + centre[kind[i]] * vector[i];
    }

    /** What the solution leaves of the load at pixel i. */
    double residual(int i) {
        return load[i] - product(i, solution);
    }

    /** One Gauss-Seidel sweep over the solution in ascending or descending order. */
    void sweep(boolean ascending) {
        int n = position.length;
        int step = ascending ? 1 : -1;
        for (int count = 0, i = ascending ? 0 : n - 1; count < n; count++, i += step) {
            solution[i] = (load[i] - around(i, solution)) * inverse[kind[i]];
        }
    }

    /** The energy's gradient at pixel i of a whole plane, known samples included. */
    double gradient(int i, float[] plane) {
        double sum = centre[kind[i]] * plane[position[i]];
        for (int j = 0; j < reach; j++) {
            int p = at(i, j);
            if (p >= 0) {
                sum += stencil[kind[i] * reach + j] * plane[p];
            }
        }
        return sum;
    }

    /** Statistics of the known samples that the stencils read, as often as they read them. */
    Rim rim(float[] plane) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long count = 0;
        for (int link = 0; link < neighbour.length; link++) {
            int p = neighbour[link] == position.length ? at(link / reach, link % reach) : -1;
            if (p >= 0) {
                sum += plane[p];
                min = Math.min(min, plane[p]);
                max = Math.max(max, plane[p]);
                count++;
            }
        }
        return new Rim(sum / count, min, max);
    }
}
