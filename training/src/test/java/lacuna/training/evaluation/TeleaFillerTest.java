package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lacuna.ops.Window;
import org.junit.jupiter.api.Test;

class TeleaFillerTest {

    @Test
    void distancesAreNearlyEuclidean() {
        int size = 81;
        boolean[] seed = new boolean[size * size];
        boolean[] region = new boolean[size * size];
        Arrays.fill(region, true);
        seed[40 * size + 40] = true;
        double[] times = FastMarching.times(seed, region, size, size, Double.POSITIVE_INFINITY);
        for (int p = 0; p < times.length; p++) {
            double distance = Math.hypot(p % size - 40, p / size - 40);
            assertEquals(distance, times[p], 0.6 + 0.02 * distance);
        }
    }

    @Test
    void continuesAnEdgeAndLeavesTheKnownAlone() {
        int width = 60;
        int height = 50;
        float[] edge = new float[width * height];
        boolean[] hole = new boolean[width * height];
        for (int p = 0; p < edge.length; p++) {
            int x = p % width;
            int y = p / width;
            edge[p] = y < 25 ? -0.5f : 0.75f;
            hole[p] = x > 20 && x < 31 && y > 12 && y < 38 || y < 3 && x > 40;
        }
        float[] plane = edge.clone();
        for (int p = 0; p < plane.length; p++) {
            plane[p] = hole[p] ? Float.NaN : plane[p];
        }
        new TeleaFiller().fill(new Window(width, height, new float[][] {plane}, hole));
        for (int p = 0; p < plane.length; p++) {
            boolean nearTheEdge = Math.abs(p / width - 24.5) < 8;
            assertEquals(edge[p], plane[p], !hole[p] ? 0 : nearTheEdge ? 1.25 : 0.02);
        }
    }
}
