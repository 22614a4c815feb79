package lacuna.models.stylegan2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import lacuna.models.Engines;
import lacuna.models.IntensityRange;
import lacuna.models.Networks;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.torch.Autograd;
import org.junit.jupiter.api.Test;

class DrawnRangeTest {

    /** Other draws than those that it was found with lie in it, but for a few values. */
    @Test
    void holdsWhatATrainedPriorDraws() throws Exception {
        try (StyleGan2 prior = new ModelZoo(Path.of("absent")).open("stylegan2-em-64").load(Device.cpu(), StyleGan2.class);
                NDManager manager = Engines.start().newBaseManager()) {
            IntensityRange range = DrawnRange.of(prior);
            NDArray drawn = Autograd.infer(manager, () -> prior.synthesize(
                    prior.repeat(prior.map(StyleGan2.normal(manager, new Random(7), 16, prior.config().width())))));
            float[] values = drawn.toFloatArray();
            Arrays.sort(values);
            assertEquals(range.low(), values[values.length / 1000], 0.1);
            assertEquals(range.high(), values[values.length - 1 - values.length / 1000], 0.1);
            assertTrue(range.high() - range.low() < 1.9, range.toString());
            assertEquals(range, DrawnRange.of(prior));
        }
    }

    @Test
    void aPriorWithoutContrastHasNoScaleOfItsOwn() {
        try (StyleGan2 prior = (StyleGan2) Networks.create(StyleGan2Config.preset("tiny-16").spec(), Device.cpu())) {
            prior.parameters().initialize(1);
            prior.parameters().arrays().forEach((name, array) -> {
                if (name.contains("to_rgb")) {
                    array.muli(0);
                }
            });
            assertEquals(IntensityRange.ANY, DrawnRange.of(prior));
        }
    }
}
