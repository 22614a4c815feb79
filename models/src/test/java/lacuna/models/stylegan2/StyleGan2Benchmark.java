package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import lacuna.models.Engines;
import lacuna.models.Precision;
import lacuna.models.Race;
import lacuna.models.torch.Autograd;

/**
 * Times the full generator of 256 x 256 pixels against {@link PlainStyleGan2} in one run, interleaved; prints medians and ratios.
 *
 * <pre>
 * mvn -q -pl models test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=lacuna.models.stylegan2.StyleGan2Benchmark
 * </pre>
 */
public final class StyleGan2Benchmark {

    private static final int SIZE = 256;

    private StyleGan2Benchmark() { }

    public static void main(String[] args) {
        try (NDManager manager = Engines.start().newBaseManager();
                StyleGan2 generator = new StyleGan2(manager.newSubManager(), StyleGan2Config.preset("paper-" + SIZE))) {
            generator.parameters().initialize(1);
            NDArray code = Autograd.withoutGradient(() -> generator.repeat(generator.map(
                    StyleGan2.normal(manager, new Random(2), 1, generator.config().width()))));
            PlainStyleGan2 plain = new PlainStyleGan2(generator.parameters().arrays(), SIZE);
            FoldedSynthesis folded = generator.fold(code);
            generator.use(Precision.BFLOAT16);
            FoldedSynthesis half = generator.fold(code);
            generator.use(Precision.FLOAT32);
            Map<String, Supplier<NDArray>> contestants = new LinkedHashMap<>();
            contestants.put("op by op, float32", () -> plain.synthesize(code));
            contestants.put("unfolded, float32", () -> generator.synthesize(code));
            contestants.put("folded, float32", () -> folded.image(manager));
            contestants.put("folded, bfloat16", () -> half.image(manager));
            Autograd.withoutGradient(() -> {
                Race.run(contestants);
                return null;
            });
            folded.close();
            half.close();
        }
    }
}
