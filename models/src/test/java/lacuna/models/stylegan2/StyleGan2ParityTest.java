package lacuna.models.stylegan2;

import static lacuna.models.Fixture.assertClose;
import static lacuna.models.Fixture.assertCloseRelative;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.nn.FirFilter;
import lacuna.models.nn.ModulatedConv2d;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations, generator and discriminator against the reference implementations' outputs for the same weights. */
class StyleGan2ParityTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static StyleGan2 narrow(NDManager manager, Map<String, NDArray> fixture) {
        Map<String, NDArray> weights = new LinkedHashMap<>(Fixture.weights(fixture, "sd/g_ema."));
        StyleGan2Config config = StyleGan2Config.of(weights);
        weights.put(StyleGan2.MEAN_STYLE, manager.zeros(new Shape(config.width())));
        StyleGan2 generator = new StyleGan2(manager.newSubManager(), config);
        generator.parameters().load(weights);
        return generator;
    }

    @Test
    void modulatedConvolutionsAgree() throws IOException {
        Map<String, NDArray> op = Fixture.weights(Fixture.read(manager, "stylegan2_ops.safetensors"), "op/");
        modulated(op, "plain", true, false);
        modulated(op, "nodemod", false, false);
        modulated(op, "up", true, true);
    }

    private void modulated(Map<String, NDArray> op, String name, boolean demodulate, boolean up) {
        Parameters parameters = new Parameters(manager);
        ModulatedConv2d layer = new ModulatedConv2d(parameters, "m", 8, 6, 3, 512, demodulate, up);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        Fixture.weights(op, "modconv_" + name + "/").forEach((key, array) -> weights.put("m." + key, array));
        NDArray expected = weights.remove("m.out");
        parameters.load(weights);
        assertClose(expected, layer.apply(op.get("feat"), op.get("style")), 1e-4);
    }

    @Test
    void filtersAndNormalisationAgree() throws IOException {
        Map<String, NDArray> op = Fixture.weights(Fixture.read(manager, "stylegan2_ops.safetensors"), "op/");
        Parameters parameters = new Parameters(manager);
        FirFilter filter = new FirFilter(parameters, "f", 4);
        parameters.initialize(1);
        assertClose(op.get("kernel_1331"), parameters.get("f.kernel").mul(0.25f), 1e-6);
        assertClose(op.get("blur_pad_1_1_gain4"), filter.apply(op.get("x"), 1), 1e-5);
        assertClose(op.get("upsample_x2"), filter.upsample(op.get("x")), 1e-5);
        assertClose(op.get("fused_lrelu"), Torch.leakyBias(op.get("x"), op.get("bias"), 0.2, Math.sqrt(2)), 1e-6);
    }

    @Test
    void planIsReadFromTheWeights() throws IOException {
        Map<String, NDArray> fixture = Fixture.read(manager, "stylegan2_narrow.safetensors");
        StyleGan2Config config = StyleGan2Config.of(Fixture.weights(fixture, "sd/g_ema."));
        assertEquals(StyleGan2Config.plan("imported", 64, 32, 3, 1024, 32), config);
        assertEquals(config, StyleGan2Config.of(config.spec()));
    }

    @Test
    void generatorReproducesTheReference() throws IOException {
        Map<String, NDArray> fixture = Fixture.read(manager, "stylegan2_narrow.safetensors");
        StyleGan2 generator = narrow(manager, fixture);
        Autograd.withoutGradient(() -> {
            NDArray w = generator.map(fixture.get("in/z"));
            assertClose(fixture.get("out/w"), w, 1e-5);
            StyleGan2.Output output = generator.synthesize(
                    generator.repeat(w), Noise.stored(generator.parameters()), Injection.NONE);
            assertClose(fixture.get("out/image_const_noise"), output.image(), 1e-4);
            for (int r = 4; r <= 64; r *= 2) {
                assertCloseRelative(fixture.get("out/tap_" + r), output.features().get(r), 1e-3);
            }
            assertClose(fixture.get("out/image_no_noise"),
                    generator.synthesize(generator.repeat(w), Noise.NONE, Injection.NONE).image(), 1e-4);
            assertClose(fixture.get("out/image_w_plus"), generator.synthesize(fixture.get("in/w_plus")), 1e-4);
            generator.use(Precision.BFLOAT16);
            assertCloseRelative(fixture.get("out/image_const_noise"), generator.synthesize(generator.repeat(w)), 0.03);
            return null;
        });
    }

    @Test
    void discriminatorReproducesTheReference() throws IOException {
        Map<String, NDArray> fixture = Fixture.read(manager, "stylegan2_narrow.safetensors");
        StyleGan2Config config = StyleGan2Config.plan("narrow", 64, 32, 3, 1024, 32);
        try (StyleGan2Discriminator discriminator = new StyleGan2Discriminator(manager, config)) {
            discriminator.parameters().load(Fixture.weights(fixture, "sd/d."));
            NDArray logits = Autograd.withoutGradient(() -> discriminator.apply(fixture.get("out/image_const_noise")));
            assertCloseRelative(fixture.get("out/logits"), logits, 1e-4);
        }
    }

    @Test
    void foldedSynthesisMakesTheSameImage() throws IOException {
        Map<String, NDArray> fixture = Fixture.read(manager, "stylegan2_narrow.safetensors");
        StyleGan2 generator = narrow(manager, fixture);
        NDArray codes = fixture.get("in/w_plus");
        NDArray second = Torch.narrow(codes, 0, 1, 1);
        NDArray expected = Torch.narrow(fixture.get("out/image_w_plus"), 0, 1, 1);
        PlainStyleGan2 plain = new PlainStyleGan2(generator.parameters().arrays(), 64);
        assertClose(expected, Autograd.withoutGradient(() -> plain.synthesize(second)), 1e-4);
        try (FoldedSynthesis folded = generator.fold(second)) {
            assertClose(expected, folded.image(manager), 1e-4);
            assertClose(expected, folded.image(manager), 1e-4);
        }
        generator.use(Precision.BFLOAT16);
        try (FoldedSynthesis folded = generator.fold(second)) {
            assertCloseRelative(expected, folded.image(manager), 0.03);
        }
    }
}
