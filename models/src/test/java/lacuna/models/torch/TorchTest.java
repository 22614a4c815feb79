package lacuna.models.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import lacuna.models.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TorchTest {

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
    void replicatePaddedConvolutionMatchesTheSum() {
        NDArray x = random(1, 2, 5, 6);
        NDArray w = random(3, 2, 3, 3);
        NDArray b = random(3);
        NDArray y = Torch.conv2dReplicate(x, w, b, 1, 2, 2);
        assertEquals(new Shape(1, 3, 5, 6), y.getShape());
        double sum = b.getFloat(1);
        for (int c = 0; c < 2; c++) {
            for (int i = -1; i <= 1; i++) {
                for (int j = -1; j <= 1; j++) {
                    sum += w.getFloat(1, c, i + 1, j + 1) * x.getFloat(0, c, clamp(4 + 2 * i, 5), clamp(1 + 2 * j, 6));
                }
            }
        }
        assertEquals(sum, y.getFloat(0, 1, 4, 1), 1e-5);
    }

    private static int clamp(int i, int size) {
        return Math.max(0, Math.min(size - 1, i));
    }

    /** d/dx of sum (a x^2) is 2 a x, and its own derivative 2 a: through the in-place activation and scalars as well. */
    @Test
    void gradientsOfFirstAndSecondOrder() {
        NDArray x = manager.create(new float[] {1, -2, 3}).duplicate();
        x.setRequiresGradient(true);
        float[] second = Autograd.withGradient(() -> {
            NDArray y = Torch.sum(Torch.mul(Torch.square(x), 1.5));
            NDArray first = Autograd.gradients(y, new NDList(x), true).get(0);
            assertArrayEquals(new float[] {3, -6, 9}, first.toFloatArray(), 1e-6f);
            return Autograd.gradients(Torch.sum(Torch.square(first)), new NDList(x), false).get(0).toFloatArray();
        });
        assertArrayEquals(new float[] {18, -36, 54}, second, 1e-5f); // d/dx of 9 x^2
    }

    @Test
    void inPlaceActivationKeepsItsGradient() {
        NDArray x = manager.create(new float[] {1, -2, 3}).duplicate();
        x.setRequiresGradient(true);
        float[] gradient = Autograd.withGradient(() -> {
            NDArray y = Torch.leakyReluInPlace(Torch.mul(x, 2), 0.1);
            return Autograd.gradients(Torch.sum(Torch.square(y)), new NDList(x), false).get(0).toFloatArray();
        });
        assertArrayEquals(new float[] {8, -0.16f, 24}, gradient, 1e-5f);
    }

    @Test
    void scalarsSurviveTheGarbageCollector() {
        NDArray x = manager.ones(new Shape(4));
        x.setRequiresGradient(true);
        Autograd.withGradient(() -> {
            List<NDArray> results = new java.util.ArrayList<>();
            for (int i = 0; i < 300; i++) {
                results.add(Torch.sum(Torch.add(Torch.mul(x, 3), 1)));
            }
            System.gc();
            for (int i = 0; i < 5_000; i++) {
                java.nio.ByteBuffer.allocateDirect(8).putDouble(777); // takes the place of what was freed
            }
            for (NDArray y : results) {
                assertArrayEquals(new float[] {3, 3, 3, 3},
                        Autograd.gradients(y, new NDList(x), false).get(0).toFloatArray());
            }
            return null;
        });
    }

    @Test
    void gradientModeIsRestored() {
        boolean before = JniUtils.isGradMode();
        Autograd.withoutGradient(() -> {
            assertFalse(JniUtils.isGradMode());
            return null;
        });
        assertEquals(before, JniUtils.isGradMode());
    }

    @Test
    void spectralNormalisationFindsTheLargestSingularValue() {
        NDArray weight = manager.create(new float[] {3, 0, 0, 2}, new Shape(2, 2, 1, 1)).duplicate();
        NDArray u = manager.create(new float[] {0.6f, 0.8f}).duplicate();
        NDArray v = manager.create(new float[] {0.8f, 0.6f}).duplicate();
        for (int i = 0; i < 60; i++) {
            Torch.spectralIterateInPlace(weight, u, v);
        }
        assertArrayEquals(new float[] {1, 0, 0, 2 / 3f}, Torch.spectralNormalize(weight, u, v).toFloatArray(), 1e-5f);
    }

    @Test
    void attentionMatchesTheSum() {
        NDArray q = random(1, 2, 1, 3);
        NDArray k = random(1, 2, 1, 3);
        NDArray v = random(1, 1, 1, 3);
        float[] result = Torch.attention(q, k, v).toFloatArray();
        for (int i = 0; i < 3; i++) {
            double weights = 0;
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                double w = Math.exp(q.getFloat(0, 0, 0, i) * k.getFloat(0, 0, 0, j) + q.getFloat(0, 1, 0, i) * k.getFloat(0, 1, 0, j));
                weights += w;
                sum += w * v.getFloat(0, 0, 0, j);
            }
            assertEquals(sum / weights, result[i], 1e-5);
        }
    }

    private NDArray random(long... shape) {
        java.util.Random random = new java.util.Random(7 + shape.length);
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(shape));
    }
}
