package lacuna.models.stylegan2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CancellationException;
import lacuna.models.Engines;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorTest {

    private static final int SIZE = 16;

    @TempDir
    private Path folder;
    private NDManager manager;
    private StyleGan2 generator;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
        generator = new StyleGan2(manager.newSubManager(), StyleGan2Config.preset("tiny-" + SIZE));
        generator.parameters().initialize(7);
    }

    @AfterEach
    void close() {
        generator.close();
        manager.close();
    }

    private NDArray style(long seed) {
        return Autograd.withoutGradient(() -> generator.map(StyleGan2.normal(manager, new Random(seed), 1, 16)));
    }

    /** A strip of the image is hidden. */
    private NDArray hole() {
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIZE < SIZE * 3 / 10 ? 1 : 0;
        }
        return manager.create(values, new Shape(1, 1, SIZE, SIZE));
    }

    @Test
    void aSampleOfTheGeneratorIsFoundAgain() {
        NDArray truth = Autograd.withoutGradient(() -> generator.synthesize(generator.repeat(style(3))));
        Projector projector = new Projector(generator, Projector.Options.DEFAULTS.withSteps(300));
        Projector.Projection found = projector.project(truth, hole(), step -> { });
        double range = truth.max().getFloat() - truth.min().getFloat();
        double psnr = 10 * Math.log10(range * range / found.error());
        assertTrue(psnr > 30, "known pixels " + psnr + " dB");
    }

    /** At the size that is shipped; in decibels of the range of the images, of which 30 % are hidden. */
    @Test
    void aSampleOfAShippedPriorIsFoundAgain() throws IOException {
        try (StyleGan2 shipped = new ModelZoo(folder).open("stylegan2-em-64").load(Device.cpu(), StyleGan2.class)) {
            int size = shipped.config().size();
            float[] hidden = new float[size * size];
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = i % size < 0.3 * size ? 1 : 0;
            }
            NDArray truth = Autograd.withoutGradient(() -> shipped.synthesize(shipped.repeat(
                    shipped.map(StyleGan2.normal(manager, new Random(3), 1, shipped.config().width())))));
            Projector projector = new Projector(shipped, Projector.Options.DEFAULTS.withSteps(300));
            Projector.Projection found =
                    projector.project(truth, manager.create(hidden, new Shape(1, 1, size, size)), step -> { });
            double range = truth.max().getFloat() - truth.min().getFloat();
            double psnr = 10 * Math.log10(range * range / found.error());
            assertTrue(psnr > 30, "known pixels " + psnr + " dB");
        }
    }

    @Test
    void whatIsHiddenDoesNotCount() {
        NDArray truth = Autograd.withoutGradient(() -> generator.synthesize(generator.repeat(style(3))));
        NDArray garbled = Torch.composite(hole(), truth.onesLike().mul(5), truth);
        Projector projector = new Projector(generator, Projector.Options.DEFAULTS.withSteps(20));
        assertArrayEquals(projector.project(truth, hole(), step -> { }).code().toFloatArray(),
                projector.project(garbled, hole(), step -> { }).code().toFloatArray());
    }

    @Test
    void canBeCancelled() {
        NDArray image = manager.zeros(new Shape(1, 3, SIZE, SIZE));
        int[] steps = new int[1];
        assertThrows(CancellationException.class, () -> new Projector(generator, Projector.Options.DEFAULTS)
                .project(image, hole(), step -> {
                    steps[0] = step;
                    throw new CancellationException();
                }));
        assertEquals(1, steps[0]);
    }

    @Test
    void principalDirectionsAreOrthogonalAndFalling() {
        PrincipalDirections directions = PrincipalDirections.of(manager, generator, 1);
        NDArray product = Torch.product(directions.directions(), directions.directions().transpose());
        assertEquals(0, product.sub(manager.eye(16)).abs().max().getFloat(), 1e-4);
        float[] deviations = directions.deviations().toFloatArray();
        for (int i = 1; i < deviations.length; i++) {
            assertTrue(deviations[i] <= deviations[i - 1]);
        }
        NDArray code = generator.repeat(style(1));
        NDArray moved = directions.move(code, 0, 2, 1, 3);
        float[] change = moved.sub(code).square().sum(new int[] {2}).sqrt().toFloatArray();
        for (int layer = 0; layer < change.length; layer++) {
            assertEquals(layer >= 1 && layer <= 3 ? 2 * deviations[0] : 0, change[layer], 1e-4);
        }
    }

    @Test
    void codesComeBackFromTheirFileAndNoOthersDo() throws IOException {
        Path file = folder.resolve("codes.safetensors");
        CodeFile.write(file, style(5), "abc");
        NDArray codes = CodeFile.read(manager, file, generator, "abc");
        assertArrayEquals(generator.repeat(style(5)).toFloatArray(), codes.toFloatArray());
        IOException e = assertThrows(IOException.class, () -> CodeFile.read(manager, file, generator, "def"));
        assertTrue(e.getMessage().contains("another generator"), e.getMessage());
    }
}
