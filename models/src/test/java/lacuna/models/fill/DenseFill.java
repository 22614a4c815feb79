package lacuna.models.fill;

import java.util.ArrayList;
import java.util.List;

/** The naive reference: the energy's terms written out one by one, normal equations solved by Gaussian elimination. */
final class DenseFill {

    private DenseFill() { }

    static float[] fill(Energy energy, float[] plane, boolean[] hole, int width, int height) {
        double[][] a = new double[plane.length][plane.length + 1];
        for (int p = 0; p < plane.length; p++) {
            if (!hole[p]) {
                a[p][p] = 1;
                a[p][plane.length] = plane[p];
            }
        }
        for (int[][] term : energy == Energy.MEMBRANE ? slopes(width, height) : bends(width, height)) {
            for (int[] row : term) {
                for (int[] column : term) {
                    if (hole[row[0]]) {
                        a[row[0]][column[0]] += row[1] * column[1];
                    }
                }
            }
        }
        double[] solution = eliminate(a);
        float[] filled = new float[plane.length];
        for (int p = 0; p < filled.length; p++) {
            filled[p] = (float) solution[p];
        }
        return filled;
    }

    /** Each term: {position, factor} pairs whose weighted sum is squared. */
    private static List<int[][]> slopes(int width, int height) {
        List<int[][]> terms = new ArrayList<>();
        for (int p = 0; p < width * height; p++) {
            if (p % width + 1 < width) {
                terms.add(new int[][] {{p, -1}, {p + 1, 1}});
            }
            if (p / width + 1 < height) {
                terms.add(new int[][] {{p, -1}, {p + width, 1}});
            }
        }
        return terms;
    }

    private static List<int[][]> bends(int width, int height) {
        List<int[][]> terms = new ArrayList<>();
        for (int p = 0; p < width * height; p++) {
            if (p % width + 2 < width) {
                terms.add(new int[][] {{p, 1}, {p + 1, -2}, {p + 2, 1}});
            }
            if (p / width + 2 < height) {
                terms.add(new int[][] {{p, 1}, {p + width, -2}, {p + 2 * width, 1}});
            }
            if (p % width + 1 < width && p / width + 1 < height) {
                int[][] twist = {{p, 1}, {p + 1, -1}, {p + width, -1}, {p + width + 1, 1}};
                terms.add(twist);
                terms.add(twist);
            }
        }
        return terms;
    }

    private static double[] eliminate(double[][] a) {
        int n = a.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / row[k];
                for (int j = k; factor != 0 && j <= n; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            x[i] = a[i][n];
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
