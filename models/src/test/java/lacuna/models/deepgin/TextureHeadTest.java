package lacuna.models.deepgin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.Test;

class TextureHeadTest {

    private static final Shape SIZE = new Shape(1, 3, 32, 48);

    private final NDManager manager = Engines.start().newBaseManager();
    private final NDArray hole = hole();
    private final NDArray paint = manager.ones(SIZE).mul(0.5f);
    private final NDArray copy = Torch.composite(hole, manager.randomUniform(0, 1, SIZE), paint);

    private NDArray hole() {
        NDArray hole = manager.zeros(new Shape(1, 1, 32, 48));
        hole.set(new NDIndex(":,:,8:27,5:40"), 1);
        return hole;
    }

    private NDArray completed(double outputWeight, NDArray beside) {
        try (DeepGin network = new DeepGin(Engines.start().newBaseManager(), DeepGinConfig.TINY)) {
            network.parameters().initialize(3);
            NDArray output = network.parameters().get("texture.out.weight");
            Torch.copyInPlace(output, manager.randomNormal(output.getShape()).mul(outputWeight));
            NDArray result = Autograd.withoutGradient(() ->
                    network.forward(new HolePainting.Painted(paint, beside), hole).completed());
            result.attach(manager);
            return result;
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

    /** What the head does in the middle of the hole, channel by channel, if its last layer gives these values everywhere. */
    private double[] changeInside(NDArray beside, float... output) {
        try (DeepGin network = new DeepGin(Engines.start().newBaseManager(), DeepGinConfig.TINY)) {
            network.parameters().initialize(3);
            float[] bias = new float[4 * output.length];
            for (int i = 0; i < bias.length; i++) {
                bias[i] = output[i / 4];
            }
            Torch.copyInPlace(network.parameters().get("texture.out.bias"), manager.create(bias));
            NDArray change = Autograd.withoutGradient(() ->
                    network.forward(new HolePainting.Painted(paint, beside), hole).completed()).sub(paint);
            NDArray inside = change.get(new NDIndex(":,:,16:19,14:30"));
            return IntStream.range(0, 3).mapToDouble(c -> inside.get(new NDIndex(":,{}", c)).mean().getFloat()).toArray();
        }
    }

    @Test
    void hueOfBroadStructureStays() {
        assertArrayEquals(new double[] {0.1, 0.1, 0.1}, changeInside(copy, 0.3f, 0, 0, 0, 0, 0), 0.01);
    }

    /** Only the last share moves a fill towards a copy that is evenly brighter, or away from it. */
    @Test
    void broadStructureFollowsTheCopyAsFarAsItsShareSays() {
        NDArray brighter = paint.add(hole.mul(0.2f));
        assertArrayEquals(new double[] {0.2, 0.2, 0.2}, changeInside(brighter, 0, 0, 0, 0, 0, 1), 0.02);
        assertArrayEquals(new double[] {-0.1, -0.1, -0.1}, changeInside(brighter, 0, 0, 0, 0, 0, -0.5f), 0.01);
        assertArrayEquals(new double[] {0, 0, 0}, changeInside(brighter, 0, 0, 0, 1, 1, 0), 0.02);
    }

    @Test
    void needsACopyToLookAt() {
        assertThrows(IllegalArgumentException.class,
                () -> new DeepGinConfig("white", 16, 128, DeepGinConfig.Holes.WHITE, 48, true, 1));
    }
}
