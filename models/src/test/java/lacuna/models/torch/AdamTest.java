package lacuna.models.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import lacuna.models.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdamTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray array(float... values) {
        return manager.create(values).duplicate();
    }

    @Test
    void followsItsFormula() {
        NDArray w = array(1, 2);
        Adam adam = new Adam(manager, new NDList(w), 0.5, 0.9);
        double[] expected = {1, 2};
        double[] first = new double[2];
        double[] second = new double[2];
        for (int step = 1; step <= 3; step++) {
            float[] gradient = {0.5f * step, -0.25f};
            adam.step(new NDList(array(gradient)), 0.1, 10);
            for (int i = 0; i < 2; i++) {
                first[i] = 0.5 * first[i] + 0.5 * gradient[i];
                second[i] = 0.9 * second[i] + 0.1 * gradient[i] * gradient[i];
                double corrected = Math.sqrt(second[i] / (1 - Math.pow(0.9, step))) + 1e-8;
                expected[i] -= 0.1 * first[i] / (1 - Math.pow(0.5, step)) / corrected;
            }
        }
        assertEquals(expected[0], w.getFloat(0), 1e-5);
        assertEquals(expected[1], w.getFloat(1), 1e-5);
    }

    @Test
    void theNormSpansAllArraysAndIsLimited() {
        NDList gradients = new NDList(array(3, 0), array(4));
        Adam adam = new Adam(manager, new NDList(array(0, 0), array(0)), 0.9, 0.99);
        assertEquals(5, adam.step(gradients, 0.1, 1), 1e-6);
        assertArrayEquals(new float[] {0.6f, 0}, gradients.get(0).toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {0.8f}, gradients.get(1).toFloatArray(), 1e-6f);
    }

    @Test
    void gradientsThatAreNotFiniteChangeNothing() {
        NDArray w = array(1, 2);
        Adam adam = new Adam(manager, new NDList(w), 0.9, 0.99);
        assertThrows(ArithmeticException.class, () -> adam.step(new NDList(array(Float.NaN, 1)), 0.1, 1));
        assertArrayEquals(new float[] {1, 2}, w.toFloatArray());
    }
}
