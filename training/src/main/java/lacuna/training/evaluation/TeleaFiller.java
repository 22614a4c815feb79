package lacuna.training.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import lacuna.ops.ContextPolicy;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * A yardstick for evaluations, not a fill to use: Telea's inpainting (An image inpainting technique based on the fast
 * marching method, Journal of Graphics Tools 9(1), 2004, Eqs. 2 to 5). The missing pixels are filled in the order of
 * their distance from the rim, each with a weighted mean of its known neighbours.
 *
 * <p>Two liberties: the distances are complete before the first pixel is filled, and the gradients of Eq. 2 are left out.
 * Taken in full they run away within a few pixels (8 dB instead of 17 in boxes), so that implementations bound them to a
 * grey value.
 */
public final class TeleaFiller implements WindowFiller {

    private static final int RADIUS = 5;

    @Override
    public String name() {
        return "telea";
    }

    @Override
    public ContextPolicy context() {
        return new ContextPolicy(2 * RADIUS, 64, 2048, 1);
    }

    @Override
    public void fill(Window window) {
        boolean[] hole = window.hole();
        double[] distance = distance(hole, window.width(), window.height());
        boolean[] known = new boolean[hole.length];
        for (int p = 0; p < hole.length; p++) {
            known[p] = !hole[p];
        }
        int[] order = IntStream.range(0, hole.length).filter(p -> hole[p]).boxed()
                .sorted(Comparator.comparingDouble(p -> distance[p])).mapToInt(Integer::intValue).toArray();
        double[] weights = new double[(2 * RADIUS + 1) * (2 * RADIUS + 1)];
        for (int p : order) {
            weigh(p, window, distance, known, weights);
            for (float[] plane : window.channels()) {
                plane[p] = mean(p, plane, window, weights);
            }
            known[p] = true;
        }
    }

    /** Signed distance to the rim: positive in the hole, negative outside and exact there up to the radius. */
    private static double[] distance(boolean[] hole, int width, int height) {
        boolean[] rim = new boolean[hole.length];
        boolean[] outside = new boolean[hole.length];
        for (int p = 0; p < hole.length; p++) {
            int x = p % width;
            rim[p] = !hole[p] && (x > 0 && hole[p - 1] || x < width - 1 && hole[p + 1]
                    || p >= width && hole[p - width] || p + width < hole.length && hole[p + width]);
            outside[p] = !hole[p] && !rim[p];
        }
        double[] inner = FastMarching.times(rim, hole, width, height, Double.POSITIVE_INFINITY);
        double[] outer = FastMarching.times(rim, outside, width, height, 2 * RADIUS);
        double[] distance = new double[hole.length];
        Arrays.setAll(distance, p -> hole[p] ? inner[p] : -Math.min(outer[p], 2 * RADIUS));
        return distance;
    }

    /** Direction, distance and level: w = dir dst lev; 0 for what is unknown. */
    private static void weigh(int p, Window window, double[] distance, boolean[] known, double[] weights) {
        int width = window.width();
        double normalX = slope(distance, p, p % width, width, 1);
        double normalY = slope(distance, p, p / width, window.height(), width);
        double length = Math.max(1e-9, Math.hypot(normalX, normalY));
        int k = 0;
        for (int dy = -RADIUS; dy <= RADIUS; dy++) {
            for (int dx = -RADIUS; dx <= RADIUS; dx++, k++) {
                int q = at(p, dx, dy, window);
                int square = dx * dx + dy * dy;
                weights[k] = 0;
                if (q >= 0 && known[q] && square <= RADIUS * RADIUS) {
                    double direction = Math.abs(dx * normalX + dy * normalY) / (length * Math.sqrt(square));
                    weights[k] = Math.max(1e-6, direction) / square / (1 + Math.abs(distance[p] - distance[q]));
                }
            }
        }
    }

    private static float mean(int p, float[] plane, Window window, double[] weights) {
        double sum = 0;
        double total = 0;
        int k = 0;
        for (int dy = -RADIUS; dy <= RADIUS; dy++) {
            for (int dx = -RADIUS; dx <= RADIUS; dx++, k++) {
                if (weights[k] > 0) {
                    sum += weights[k] * plane[at(p, dx, dy, window)];
                    total += weights[k];
                }
            }
        }
        return (float) (sum / total);
    }

    private static int at(int p, int dx, int dy, Window window) {
        int x = p % window.width() + dx;
        int y = p / window.width() + dy;
        return x >= 0 && x < window.width() && y >= 0 && y < window.height() ? y * window.width() + x : -1;
    }

    private static double slope(double[] values, int p, int x, int length, int step) {
        double before = values[x > 0 ? p - step : p];
        double after = values[x < length - 1 ? p + step : p];
        return (after - before) / 2;
    }
}
