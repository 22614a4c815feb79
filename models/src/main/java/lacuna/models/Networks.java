package lacuna.models;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;

/** Builds a network from its description. A sixth architecture is one more line here. */
public final class Networks {

    private Networks() { }

    /**
     * Builds the network without values for its weights.
     *
     * @throws IllegalArgumentException if the architecture is unknown
     */
    public static Network create(NetworkSpec spec, Device device) {
        NDManager manager = Engines.start().newBaseManager(device);
        return switch (spec.network()) {
            case DeepGinConfig.NETWORK -> new DeepGin(manager, DeepGinConfig.of(spec));
            case StyleGan2Config.NETWORK -> new StyleGan2(manager, StyleGan2Config.of(spec));
            default -> {
                manager.close();
                throw new IllegalArgumentException("There is no network \"" + spec.network()
                        + "\" in this version of Lacuna: update the plugin, or choose another model.");
            }
        };
    }
}
