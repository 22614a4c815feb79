package lacuna.training.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lacuna.ops.ContextPolicy;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * A yardstick for evaluations, not a fill to use: Telea's inpainting (An image inpainting technique based on the fast marching
 * method, Journal of Graphics Tools 9(1), 2004, Eqs. 2 to 5). The missing pixels are filled in the order of their distance from
 * the rim, each with a weighted mean of what its known neighbours predict from their value and gradient. Here the distances are
 * complete before the first pixel is filled.
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
                plane[p] = predict(p, plane, window, known, weights);
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
        double normalX = slope(q -> distance[q], q -> true, p, p % width, width, 1);
        double normalY = slope(q -> distance[q], q -> true, p, p / width, window.height(), width);
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

    private static float predict(int p, float[] plane, Window window, boolean[] known, double[] weights) {
        double sum = 0;
        double total = 0;
        int k = 0;
        for (int dy = -RADIUS; dy <= RADIUS; dy++) {
            for (int dx = -RADIUS; dx <= RADIUS; dx++, k++) {
                if (weights[k] > 0) {
                    int q = at(p, dx, dy, window);
                    double across = slope(i -> plane[i], i -> known[i], q, q % window.width(), window.width(), 1);
                    double down = slope(i -> plane[i], i -> known[i], q, q / window.width(), window.height(), window.width());
                    sum += weights[k] * (plane[q] - dx * across - dy * down);
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

    /** Central difference where both neighbours are known, else one-sided, else 0. */
    private static double slope(IntToDoubleFunction values, IntPredicate known, int p, int x, int length, int step) {
        boolean before = x > 0 && known.test(p - step);
        boolean after = x < length - 1 && known.test(p + step);
        if (!before && !after) {
            return 0;
        }
        double difference = values.applyAsDouble(after ? p + step : p) - values.applyAsDouble(before ? p - step : p);
        return before && after ? difference / 2 : difference;
    }
}
