package lacuna.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.checkpoint.Halves;
import lacuna.models.checkpoint.SafeTensors;
import lacuna.models.torch.Torch;
import lacuna.training.evaluation.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossesTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void totalVariationMatchesThePublishedCode() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/lacuna/training/evaluation/metrics.safetensors")) {
            Map<String, NDArray> fixture = SafeTensors.read(manager, in, Halves.WIDEN);
            double expected = fixture.get("out/tv_deepgin_code").toDoubleArray()[0];
            assertEquals(expected, TotalVariationLoss.of(fixture.get("in/a")).getFloat(), 1e-5);
        }
    }

    @Test
    void gramMatricesMatchThePublishedStyleLoss() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/lacuna/training/evaluation/metrics.safetensors")) {
            Map<String, NDArray> fixture = SafeTensors.read(manager, in, Halves.WIDEN);
            NDArray difference = Torch.sub(Torch.gram(fixture.get("in/a")), Torch.gram(fixture.get("in/b")));
            double expected = fixture.get("out/style_deepgin_code").toDoubleArray()[0];
            assertEquals(expected, Torch.mean(Torch.square(difference)).getFloat(), 1e-6);
        }
    }

    @Test
    void reconstructionCountsTheHoleMore() {
        NDArray truth = manager.zeros(new Shape(1, 1, 2, 2));
        NDArray x = manager.create(new float[] {1, 2, -3, 0}, new Shape(1, 1, 2, 2));
        NDArray hole = manager.create(new float[] {1, 0, 0, 1}, new Shape(1, 1, 2, 2));
        assertEquals((5 * 1 + 2 + 3) / 4.0, ReconstructionLoss.of(x, truth, hole, 5).getFloat(), 1e-6);
    }

    @Test
    void relativeLossIsTheMeanOfTheImagesLogarithms() {
        NDArray truth = manager.zeros(new Shape(2, 1, 1, 2));
        NDArray x = manager.create(new float[] {0.5f, 0, 0.1f, 0.1f}, new Shape(2, 1, 1, 2));
        NDArray hole = manager.create(new float[] {1, 0, 1, 1}, new Shape(2, 1, 1, 2));
        assertEquals((Math.log(0.25) + Math.log(0.01)) / 2, RelativeLoss.of(x, truth, hole).getFloat(), 2e-3);
    }

    @Test
    void hingeStopsAtItsMargin() {
        List<NDArray> real = List.of(manager.create(new float[] {2, 0}));
        List<NDArray> fake = List.of(manager.create(new float[] {-3, 0.5f}));
        assertEquals(0.5 * (0.5 + 0.75), HingeLoss.discriminator(real, fake).getFloat(), 1e-6);
        assertEquals(1.25, HingeLoss.generator(fake).getFloat(), 1e-6);
    }

    @Test
    void featureLossesVanishForEqualAndGrowWithDifference() {
        NDList x = new NDList(random(2, 5, 4, 4), random(2, 7, 2, 2));
        NDList near = new NDList(Torch.add(x.get(0), Torch.mul(random(2, 5, 4, 4), 0.1)), x.get(1));
        NDList far = new NDList(random(2, 5, 4, 4), random(2, 7, 2, 2));
        NDArray hole = manager.ones(new Shape(2, 1, 8, 8));
        assertEquals(0, FeatureLosses.perceptual(x, x, hole).toFloatArray()[0], 1e-7);
        assertEquals(0, FeatureLosses.style(x, x).getFloat(), 1e-7);
        double nearPerceptual = FeatureLosses.perceptual(near, x, hole).toFloatArray()[0];
        double farPerceptual = FeatureLosses.perceptual(far, x, hole).toFloatArray()[0];
        assertEquals(true, 0 < nearPerceptual && nearPerceptual < farPerceptual);
        assertEquals(true, FeatureLosses.style(near, x).getFloat() < FeatureLosses.style(far, x).getFloat());
    }

    /** Far from the border it is one minus the similarity that evaluations measure. */
    @Test
    void similarityAgreesWithTheMetric() {
        int size = 24;
        float[][] x = new float[1][size * size];
        float[][] y = new float[1][size * size];
        boolean[] hole = new boolean[size * size];
        float[] holeValues = new float[size * size];
        for (int i = 0; i < size * size; i++) {
            x[0][i] = random.nextInt(256);
            y[0][i] = Math.min(255, x[0][i] / 2 + random.nextInt(100));
            hole[i] = i / size > 5 && i / size < 15 && i % size > 5 && i % size < 17;
            holeValues[i] = hole[i] ? 1 : 0;
        }
        double expected = 1 - Metrics.ssim(x, y, hole, size, size);
        NDArray missing = manager.create(holeValues, new Shape(1, 1, size, size));
        NDArray a = manager.create(x[0], new Shape(1, 1, size, size)).div(255);
        NDArray b = manager.create(y[0], new Shape(1, 1, size, size)).div(255);
        assertEquals(expected, SimilarityLoss.of(a, b, missing).getFloat(), 1e-4);
        assertEquals(0, SimilarityLoss.of(a, a, missing).getFloat(), 1e-4);
    }

    private final Random random = new Random(3);

    private NDArray random(long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(shape));
    }
}
