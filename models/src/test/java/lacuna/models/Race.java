package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Times several ways to compute the same thing against each other in one run. */
public final class Race {

    private static final int ROUNDS = 5;

    private Race() { }

    /** Each in turn, five rounds; prints medians, and ratios and differences to the first. */
    public static void run(Map<String, Supplier<NDArray>> contestants) {
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
