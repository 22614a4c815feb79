package lacuna.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lacuna.models.NetworkSpec;
import lacuna.models.deepgin.DeepGinConfig;
import lacuna.models.diverse.DiverseConfig;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.training.deepgin.DeepGinRecipe;
import lacuna.training.diverse.DiverseRecipe;
import lacuna.training.stylegan2.StyleGan2Recipe;

/** Everything that can be trained. A new network to train is one more line here, and appears wherever one is chosen. */
public final class Recipes {

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(DeepGinConfig.NETWORK, new Kind("fills holes", DeepGinRecipe.PRESETS, DeepGinRecipe::of,
                start -> same(DeepGinConfig.NETWORK, start)));
        KINDS.put(StyleGan2Config.NETWORK, new Kind("a prior: draws images like yours", StyleGan2Recipe.PRESETS,
                StyleGan2Recipe::of, start -> same(StyleGan2Config.NETWORK, start)));
        KINDS.put(DiverseConfig.NETWORK, new Kind("fills holes in many ways, with a prior", DiverseRecipe.PRESETS,
                DiverseRecipe::of, DiverseRecipe::presetFrom));
    }

    private Recipes() { }

    /**
     * One kind of network.
     *
     * @param purpose for people who choose
     * @param presets that are worth offering, the usual one first
     * @param start as {@link #presetFrom} has it
     */
    private record Kind(String purpose, List<String> presets, Function<RecipeSettings, Recipe> maker,
            Function<NetworkSpec, String> start) { }

    private static String same(String network, NetworkSpec start) {
        return start.network().equals(network) ? start.preset() : "";
    }

    /** The networks by name. */
    public static List<String> networks() {
        return List.copyOf(KINDS.keySet());
    }

    /** What a network is for, in a few words. */
    public static String purpose(String network) {
        return kind(network).purpose();
    }

    /** The sizes of a network that are worth offering, the usual one first; others may be possible. */
    public static List<String> presets(String network) {
        return kind(network).presets();
    }

    /** The preset of a training that starts from a model; empty if the network cannot start from it. */
    public static String presetFrom(String network, NetworkSpec start) {
        return kind(network).start().apply(start);
    }

    /**
     * Makes a recipe.
     *
     * @param settings as {@link Recipe#settings} names them; those left out have their defaults
     * @throws IllegalArgumentException for an unknown network, and for settings that it does not have or that make no sense
     */
    public static Recipe of(String network, Map<String, String> settings) {
        RecipeSettings given = new RecipeSettings(network, settings);
        Recipe recipe = kind(network).maker().apply(given);
        given.noMore();
        recipe.check(recipe.crop(), recipe.batch());
        return recipe;
    }

    private static Kind kind(String network) {
        Kind kind = KINDS.get(network);
        if (kind == null) {
            throw new IllegalArgumentException("There is no network \"" + network + "\" to train: choose one of "
                    + String.join(", ", KINDS.keySet()) + ".");
        }
        return kind;
    }
}
