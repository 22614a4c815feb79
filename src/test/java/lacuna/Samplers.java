package lacuna;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lacuna.models.Network;
import lacuna.models.Networks;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelBundle;
import lacuna.models.bundle.ModelCard;
import lacuna.models.diverse.Diverse;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Torch;

/** A model that knows many fills and learned none of them. */
public final class Samplers {

    private Samplers() { }

    /** @param folder of the models; made if it is not there */
    public static void bring(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        try (Network network = Networks.create(DiverseConfig.preset("tiny-64").spec(), Device.cpu())) {
            network.parameters().initialize(1);
            // As drawn, codes have next to no weight.
            network.parameters().under(Diverse.MIXING).arrays().forEach((key, array) -> Torch.copyInPlace(array,
                    StyleGan2.normal(array.getManager(), new Random(2), 1, (int) array.size()).reshape(array.getShape())));
            ModelCard card = new ModelCard(name, "It learned nothing.", List.of("A. Author"), "BSD-2-Clause", List.of(),
                    "Nothing.", "2026-01-01T00:00:00Z", Map.of(), "# Nothing\n");
            BundleWriter.of(network.spec(), card)
                    .write(folder.resolve(name + ModelBundle.EXTENSION), network.parameters().arrays());
        }
    }
}
