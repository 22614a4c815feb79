package lacuna.models;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.BiFunction;
import lacuna.models.deepgin.DeepGin;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.diverse.Diverse;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;

/** Builds a network from its description. Another architecture is one more line here. */
public final class Networks {

    private record Architecture(Class<? extends Network> type, BiFunction<NDManager, NetworkSpec, Network> builder) { }

    private static final Map<String, Architecture> ARCHITECTURES = Map.of(
            DeepGinConfig.NETWORK, new Architecture(DeepGin.class,
                    (manager, spec) -> new DeepGin(manager, DeepGinConfig.of(spec))),
            DiverseConfig.NETWORK, new Architecture(Diverse.class,
                    (manager, spec) -> new Diverse(manager, DiverseConfig.of(spec))),
            StyleGan2Config.NETWORK, new Architecture(StyleGan2.class,
                    (manager, spec) -> new StyleGan2(manager, StyleGan2Config.of(spec))));

    private Networks() { }

    /**
     * Builds the network without values for its weights.
     *
     * @throws IllegalArgumentException if the architecture is unknown or the description is not of it
     */
    public static Network create(NetworkSpec spec, Device device) {
        Architecture architecture = ARCHITECTURES.get(spec.network());
        if (architecture == null) {
            throw new IllegalArgumentException("There is no network \"" + spec.network()
                    + "\" in this version of Lacuna: update the plugin, or choose another model.");
        }
        NDManager manager = Engines.start().newBaseManager(device);
        try {
            return architecture.builder().apply(manager, spec);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Whether networks of this description are of a kind, for instance {@link SamplingNetwork}; nothing is built. */
    public static boolean offers(NetworkSpec spec, Class<? extends Network> kind) {
        Architecture architecture = ARCHITECTURES.get(spec.network());
        return architecture != null && kind.isAssignableFrom(architecture.type());
    }
}
