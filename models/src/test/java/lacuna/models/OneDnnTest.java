package lacuna.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions are right on this computer, whatever its processor tells of itself. */
class OneDnnTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 17, 20, 24, 33, 40, 64})
    void convolutionsAndTheirGradientsCountEveryChannel(int channels) {
        try (NDManager manager = Engines.start().newBaseManager()) {
            NDArray x = manager.ones(new Shape(4, channels, 8, 8));
            NDArray weight = manager.ones(new Shape(channels, channels, 3, 3));
            NDArray direct = inner(Autograd.withoutGradient(() -> Torch.conv2d(x, weight, 1, 1)));
            NDArray transposed = inner(Autograd.withoutGradient(() -> Torch.convTranspose2d(x, weight, 1)));
            x.setRequiresGradient(true);
            NDArray gradient = inner(Autograd.withGradient(() -> Autograd.gradients(
                    Torch.sum(Torch.conv2d(x, weight, 1, 1)), new NDList(x), false).get(0)));
            for (NDArray counts : new NDArray[] {direct, transposed, gradient}) {
                assertEquals(9 * channels, counts.min().getFloat());
                assertEquals(9 * channels, counts.max().getFloat());
            }
        }
    }

    private static NDArray inner(NDArray counts) {
        return counts.get(":, :, 2:-2, 2:-2");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutOneDnnConvolutionsAreRight() {
        Engine engine = Engines.start();
        boolean before = OneDnn.used();
        try {
            OneDnn.use(false);
            assertFalse(OneDnn.used());
            assertTrue(OneDnn.convolvesRight(engine));
        } finally {
            OneDnn.use(before);
        }
    }
}
