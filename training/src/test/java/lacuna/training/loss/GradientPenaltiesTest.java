package lacuna.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.Supplier;
import lacuna.models.Engines;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.models.stylegan2.StyleGan2Discriminator;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Second-order gradients against finite differences of first-order ones, on tiny networks. */
class GradientPenaltiesTest {

    private static final StyleGan2Config TINY = StyleGan2Config.plan("tiny", 8, 8, 2, 32, 8);
    private static final double STEP = 1e-3;

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
    void r1AgreesWithFiniteDifferences() {
        StyleGan2Discriminator discriminator = new StyleGan2Discriminator(manager, TINY);
        discriminator.parameters().initialize(1);
        discriminator.parameters().requireGradients();
        NDArray real = StyleGan2.normal(manager, new Random(2), 4, 192).reshape(4, 3, 8, 8).duplicate();
        Supplier<NDArray> penalty = () -> GradientPenalties.r1(discriminator::apply, real);
        assertGradient(penalty, discriminator.parameters().get("convs.1.conv1.0.weight"));
        assertGradient(penalty, discriminator.parameters().get("final_linear.0.weight"));
    }

    @Test
    void r1IsTheSquaredLengthOfTheGradient() {
        NDArray slope = manager.create(new float[] {1, -2, 3, 0.5f}, new Shape(1, 1, 2, 2)).duplicate();
        NDArray real = manager.zeros(new Shape(5, 1, 2, 2));
        double value = Autograd.withGradient(() ->
                GradientPenalties.r1(x -> Torch.sumPerImage(Torch.mul(x, slope)), real)).getFloat();
        assertEquals(1 + 4 + 9 + 0.25, value, 1e-5);
    }

    @Test
    void pathLengthsAgreeWithFiniteDifferences() {
        StyleGan2 generator = new StyleGan2(manager.newSubManager(), TINY);
        generator.parameters().initialize(3);
        generator.parameters().requireGradients();
        NDArray z = StyleGan2.normal(manager, new Random(4), 2, TINY.width()).duplicate();
        NDArray noise = StyleGan2.normal(manager, new Random(5), 2, 192).reshape(2, 3, 8, 8).duplicate();
        Supplier<NDArray> penalty = () -> {
            NDArray codes = Torch.mul(generator.repeat(generator.map(z)), 1.0);
            NDArray lengths = GradientPenalties.pathLengths(generator.synthesize(codes), codes, noise);
            return Torch.mean(Torch.square(Torch.add(lengths, -0.1)));
        };
        assertGradient(penalty, generator.parameters().get("convs.0.conv.weight"));
        assertGradient(penalty, generator.parameters().get("to_rgbs.0.conv.modulation.weight"));
        generator.close();
    }

    /** Along a random direction of one weight. */
    private void assertGradient(Supplier<NDArray> penalty, NDArray weight) {
        NDArray gradient = Autograd.withGradient(() -> Autograd.gradients(penalty.get(), new NDList(weight), false)).get(0);
        NDArray direction = gradient.div(gradient.norm());
        double expected = gradient.mul(direction).sum().getFloat();
        double up = shifted(penalty, weight, direction, STEP);
        double down = shifted(penalty, weight, direction, -STEP);
        assertEquals(1, (up - down) / (2 * STEP) / expected, 1e-2);
    }

    private double shifted(Supplier<NDArray> penalty, NDArray weight, NDArray direction, double step) {
        NDArray kept = weight.duplicate();
        Torch.copyInPlace(weight, kept.add(direction.mul(step)));
        double value = Autograd.withGradient(penalty::get).getFloat();
        Torch.copyInPlace(weight, kept);
        return value;
    }
}
