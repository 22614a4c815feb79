package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import lacuna.models.Engines;
import lacuna.models.Precision;
import lacuna.models.torch.Torch;

/**
 * Times the {@code paper} preset at 256 x 256 against {@link PlainDeepGin} in one run, interleaved; prints medians and ratios.
 *
 * <pre>
 * mvn -q -pl models test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=lacuna.models.deepgin.DeepGinBenchmark
 * </pre>
 */
public final class DeepGinBenchmark {

    private static final int ROUNDS = 5;

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
            NDArray hole = manager.zeros(new Shape(1, 1, 256, 256));
            hole.set(new NDIndex(":,:,60:190,70:200"), 1);
            PlainDeepGin reference = new PlainDeepGin(plain.parameters().arrays());
            Map<String, Supplier<NDArray>> contestants = new LinkedHashMap<>();
            contestants.put("op by op, float32", () -> reference.complete(painted, hole));
            contestants.put("float32", () -> fast.forward(painted, hole).completed());
            contestants.put("bfloat16", () -> half.forward(painted, hole).completed());
            Torch.withoutGradient(() -> {
                race(manager, contestants);
                return null;
            });
        }
    }

    private static DeepGin network() {
        DeepGin network = new DeepGin(Engines.start().newBaseManager(),
                new DeepGinConfig("paper", 64, 512, DeepGinConfig.Holes.WHITE, false, 0.9)); // large enough to show differences
        network.parameters().initialize(1);
        return network;
    }

    private static void race(NDManager manager, Map<String, Supplier<NDArray>> contestants) {
        Map<String, double[]> times = new LinkedHashMap<>();
        Map<String, Float> differences = new LinkedHashMap<>();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray expected = contestants.values().iterator().next().get();
            contestants.forEach((name, run) -> {
                differences.put(name, run.get().sub(expected).abs().max().getFloat());
                times.put(name, new double[ROUNDS]);
            });
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Supplier<NDArray>> contestant : contestants.entrySet()) {
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    long start = System.nanoTime();
                    contestant.getValue().get().getFloat(0, 0, 0, 0);
                    times.get(contestant.getKey())[round] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        double reference = median(times.values().iterator().next());
        times.forEach((name, values) -> System.out.printf("%-20s median %7.1f ms  ratio %.2f  largest difference %.1e%n",
                name, median(values), median(values) / reference, differences.get(name)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
