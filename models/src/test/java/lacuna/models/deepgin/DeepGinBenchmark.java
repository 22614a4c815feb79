package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import lacuna.models.Engines;
import lacuna.models.Precision;
import lacuna.models.Race;
import lacuna.models.torch.Autograd;

/**
 * Times the {@code paper} preset at 256 x 256 against {@link PlainDeepGin} in one run, interleaved; prints medians and ratios.
 *
 * <pre>
 * mvn -q -pl models test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=lacuna.models.deepgin.DeepGinBenchmark
 * </pre>
 */
public final class DeepGinBenchmark {

    private DeepGinBenchmark() { }

    public static void main(String[] args) {
        try (NDManager manager = Engines.start().newBaseManager();
                DeepGin plain = network();
                DeepGin fast = network();
                DeepGin half = network()) {
            fast.freeze(Precision.FLOAT32);
            half.freeze(Precision.BFLOAT16);
            manager.getEngine().setRandomSeed(1);
            NDArray painted = manager.randomUniform(0, 1, new Shape(1, 3, 256, 256));
            HolePainting.Painted start = new HolePainting.Painted(painted, null);
            NDArray hole = manager.zeros(new Shape(1, 1, 256, 256));
            hole.set(new NDIndex(":,:,60:190,70:200"), 1);
            PlainDeepGin reference = new PlainDeepGin(plain.parameters().arrays());
            Map<String, Supplier<NDArray>> contestants = new LinkedHashMap<>();
            contestants.put("op by op, float32", () -> reference.complete(painted, hole));
            contestants.put("float32", () -> fast.forward(start, hole).completed());
            contestants.put("bfloat16", () -> half.forward(start, hole).completed());
            Autograd.withoutGradient(() -> {
                Race.run(contestants);
                return null;
            });
        }
    }

    private static DeepGin network() {
        DeepGin network = new DeepGin(Engines.start().newBaseManager(),
                new DeepGinConfig("paper", 64, 512, DeepGinConfig.Holes.WHITE, 0, false, 0.9)); // large enough to show differences
        network.parameters().initialize(1);
        return network;
    }
}
