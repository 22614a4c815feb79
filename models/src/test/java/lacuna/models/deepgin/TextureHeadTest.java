package lacuna.models.deepgin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.Test;

class TextureHeadTest {

    private static final Shape SIZE = new Shape(1, 3, 32, 48);
    private static final String MIDDLE = "16:19,14:30";

    private final NDManager manager = Engines.start().newBaseManager();
    private final NDArray hole = hole();
    private final NDArray paint = manager.ones(SIZE).mul(0.5f);
    private final NDArray copy = Torch.composite(hole, manager.randomUniform(0, 1, SIZE), paint);

    private NDArray hole() {
        NDArray hole = manager.zeros(new Shape(1, 1, 32, 48));
        hole.set(new NDIndex(":,:,8:27,5:40"), 1);
        return hole;
    }

    /** Fills beside this copy by an untrained network, one of whose parameters gets other values. */
    private NDArray completed(NDArray beside, String parameter, UnaryOperator<NDArray> values) {
        try (DeepGin network = new DeepGin(Engines.start().newBaseManager(), DeepGinConfig.TINY)) {
            network.parameters().initialize(3);
            NDArray changed = network.parameters().get(parameter);
            Torch.copyInPlace(changed, values.apply(changed));
            NDArray result = Autograd.withoutGradient(() ->
                    network.forward(new HolePainting.Painted(paint, beside), hole).completed());
            result.attach(manager);
            return result;
        }
    }

    private NDArray completed(double outputWeight, NDArray beside) {
        return completed(beside, "texture.out.weight", old -> manager.randomNormal(old.getShape()).mul(outputWeight));
    }

    /** What the head adds if its last layer says this everywhere: three channels, then the shares of three bands. */
    private NDArray added(NDArray beside, float... output) {
        float[] bias = new float[4 * output.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = output[i / 4];
        }
        return completed(beside, "texture.out.bias", old -> manager.create(bias)).sub(paint);
    }

    private static void assertMeans(double expected, NDArray image, String region, double tolerance) {
        NDArray inside = image.get(new NDIndex(":,:," + region));
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(expected, inside.get(new NDIndex(":,{}", channel)).mean().getFloat(), tolerance, "channel " + channel);
        }
    }

    @Test
    void untrainedHeadAddsNothing() {
        assertEquals(0, completed(0, copy).sub(paint).abs().max().getFloat());
    }

    @Test
    void changesTheHoleAlone() {
        NDArray change = completed(0.1, copy).sub(paint).abs();
        assertTrue(change.max().getFloat() > 1e-3);
        assertEquals(0, change.mul(hole.sub(1)).abs().max().getFloat());
    }

    @Test
    void seesTheCopy() {
        assertTrue(completed(0.1, copy).sub(completed(0.1, paint)).abs().max().getFloat() > 1e-3);
    }

    @Test
    void hueOfBroadStructureStays() {
        assertMeans(0.1, added(copy, 0.3f, 0, 0, 0, 0, 0), "12:20,12:32", 0.01);
    }

    /** Only the last share moves a fill towards a copy that is evenly brighter, or away from it. */
    @Test
    void broadStructureFollowsTheCopyAsFarAsItsShareSays() {
        NDArray brighter = paint.add(hole.mul(0.2f));
        assertMeans(0.2, added(brighter, 0, 0, 0, 0, 0, 1), MIDDLE, 0.02);
        assertMeans(-0.1, added(brighter, 0, 0, 0, 0, 0, -0.5f), MIDDLE, 0.01);
        assertMeans(0, added(brighter, 0, 0, 0, 1, 1, 0), MIDDLE, 0.02);
    }

    @Test
    void needsACopyToLookAt() {
        assertThrows(IllegalArgumentException.class,
                () -> new DeepGinConfig("white", 16, 128, DeepGinConfig.Holes.WHITE, 48, true, 1));
    }
}
