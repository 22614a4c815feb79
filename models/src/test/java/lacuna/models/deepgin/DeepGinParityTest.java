package lacuna.models.deepgin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.models.Engines;
import lacuna.models.Fixture;
import lacuna.models.Networks;
import lacuna.models.Precision;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;
import org.junit.jupiter.api.Test;

/** The generator against the reference implementation's outputs for the same weights. */
class DeepGinParityTest {

    private static HolePainting.Painted white(Map<String, NDArray> fixture) {
        return new HolePainting.Painted(fixture.get("in/image_holes_white"), null);
    }

    @Test
    void narrowNetworkReproducesTheReference() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> fixture = Fixture.read(manager, "deepgin_narrow.safetensors");
            DeepGin network = (DeepGin) Networks.create(DeepGinConfig.published(8).spec(), Device.cpu());
            network.parameters().load(Fixture.weights(fixture, "sd/"));
            DeepGin.Output output = Autograd.withoutGradient(() ->
                    network.forward(white(fixture), fixture.get("in/hole")));
            Fixture.assertClose(fixture.get("out/coarse"), output.coarse(), 1e-4);
            Fixture.assertClose(fixture.get("out/low_resolution"), output.lowResolution(), 1e-4);
            Fixture.assertClose(fixture.get("out/reconstruction"), output.reconstruction(), 1e-4);
            Fixture.assertClose(fixture.get("out/completed"), output.completed(), 1e-4);
            network.close();
        }
    }

    @Test
    void doorPaintsHolesWhiteAndKeepsKnownPixels() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> fixture = Fixture.read(manager, "deepgin_narrow.safetensors");
            DeepGin network = (DeepGin) Networks.create(DeepGinConfig.published(8).spec(), Device.cpu());
            network.parameters().load(Fixture.weights(fixture, "sd/"));
            NDArray image = fixture.get("in/image_holes_white").mul(2).sub(1);
            NDArray hole = fixture.get("in/hole");
            NDArray garbled = Torch.composite(hole, image.zerosLike(), image);
            NDArray filled = network.complete(garbled, hole);
            Fixture.assertClose(fixture.get("out/completed").mul(2).sub(1), filled, 2e-4);
            assertEquals(0, filled.sub(image).mul(hole.mul(-1).add(1)).abs().max().getFloat());
            network.close();
        }
    }

    @Test
    void bfloat16IsCloseToFloat32() throws IOException {
        try (NDManager manager = Engines.start().newBaseManager()) {
            Map<String, NDArray> fixture = Fixture.read(manager, "deepgin_narrow.safetensors");
            DeepGin network = (DeepGin) Networks.create(DeepGinConfig.published(8).spec(), Device.cpu());
            network.parameters().load(Fixture.weights(fixture, "sd/"));
            network.use(Precision.BFLOAT16);
            DeepGin.Output output = Autograd.withoutGradient(() ->
                    network.forward(white(fixture), fixture.get("in/hole")));
            Fixture.assertClose(fixture.get("out/completed"), output.completed(), 2e-2);
            network.close();
        }
    }

    @Test
    void paperPresetHasThePublishedNumberOfParameters() {
        try (DeepGin network = new DeepGin(Engines.start().newBaseManager(), DeepGinConfig.PAPER);
                NDManager manager = Engines.start().newBaseManager();
                DeepGinDiscriminators both = new DeepGinDiscriminators(manager, DeepGinDiscriminators.PAPER_WIDTH)) {
            assertEquals(42_930_186, network.parameters().count());
            assertEquals(3_421_568, both.parameters().count());
        }
    }

    /** The names and shapes of the published {@code latest_net_D.pth}. */
    @Test
    void discriminatorsHaveThePublishedNames() {
        Map<String, Shape> expected = new TreeMap<>();
        int[][] channels = {{6, 64}, {64, 128}, {128, 256}, {256, 256}};
        for (int scale = 0; scale < 2; scale++) {
            for (int layer = 0; layer < 4; layer++) {
                String name = "layer" + scale + "." + 2 * layer + ".module.";
                int in = channels[layer][0];
                int out = channels[layer][1];
                expected.put(name + "weight_bar", new Shape(out, in, 4, 4));
                expected.put(name + "weight_u", new Shape(out));
                expected.put(name + "weight_v", new Shape(in * 16L));
                expected.put(name + "bias", new Shape(out));
            }
        }
        try (NDManager manager = Engines.start().newBaseManager();
                DeepGinDiscriminators both = new DeepGinDiscriminators(manager, DeepGinDiscriminators.PAPER_WIDTH)) {
            both.parameters().initialize(1);
            Map<String, Shape> actual = new TreeMap<>();
            both.parameters().arrays().forEach((name, array) -> actual.put(name, array.getShape()));
            assertEquals(expected, actual);
            NDArray image = manager.ones(new Shape(1, 3, 64, 64));
            List<NDArray> maps = Autograd.withoutGradient(() -> both.apply(image, image));
            assertEquals(new Shape(1, 256, 11, 11), maps.get(0).getShape());
            assertEquals(new Shape(1, 256, 19, 19), maps.get(1).getShape());
        }
    }
}
