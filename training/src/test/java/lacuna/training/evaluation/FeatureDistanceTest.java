package lacuna.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.training.loss.FeatureLosses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureDistanceTest {

    private static final int SIZE = 12;
    private static final int[][] LAYERS = {{3, 6}, {5, 4}, {2, 12}};

    @TempDir
    private Path folder;

    @Test
    void agreesWithThePlainSums() {
        Random random = new Random(1);
        float[] hole = new float[SIZE * SIZE];
        for (int p = 0; p < hole.length; p++) {
            hole[p] = random.nextInt(3) == 0 ? 1 : 0;
        }
        try (NDManager manager = Engines.start().newBaseManager()) {
            NDList a = new NDList();
            NDList b = new NDList();
            double expected = 0;
            for (int[] layer : LAYERS) {
                float[] x = activations(layer, random);
                float[] y = activations(layer, random);
                Shape shape = new Shape(1, layer[0], layer[1], layer[1]);
                a.add(manager.create(x, shape));
                b.add(manager.create(y, shape));
                expected += naive(x, y, hole, layer[0], layer[1]) / LAYERS.length;
            }
            NDArray missing = manager.create(hole, new Shape(1, 1, SIZE, SIZE));
            assertEquals(expected, FeatureLosses.perceptual(a, b, missing).getFloat(), 1e-5);
            assertEquals(0, FeatureLosses.perceptual(a, a, missing).getFloat());
        }
    }

    @Test
    void refusesWhatIsNoNetwork() throws IOException {
        Path file = Files.writeString(folder.resolve("network.pt"), "not TorchScript");
        assertThrows(IOException.class, () -> FeatureDistance.open(file));
    }

    private static float[] activations(int[] layer, Random random) {
        float[] values = new float[layer[0] * layer[1] * layer[1]];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static double naive(float[] x, float[] y, float[] hole, int channels, int size) {
        int block = SIZE / size;
        double sum = 0;
        double weights = 0;
        for (int p = 0; p < size * size; p++) {
            double weight = 0;
            for (int i = 0; i < block * block; i++) {
                int row = p / size * block + i / block;
                weight += hole[row * SIZE + p % size * block + i % block];
            }
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int c = 0; c < channels; c++) {
                double u = x[c * size * size + p];
                double v = y[c * size * size + p];
                xx += u * u;
                yy += v * v;
                xy += u * v;
            }
            sum += weight * (2 - 2 * xy / Math.sqrt(xx * yy));
            weights += weight;
        }
        return sum / weights;
    }
}
