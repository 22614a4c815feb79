package lacuna.plugin;

import java.util.List;
import lacuna.ops.fillers.Fillers;

/** Which model makes several fills of one hole. */
public final class SamplerChoice {

    private SamplerChoice() { }

    /**
     * The model of this name; the only one that can if none was named.
     *
     * @throws IllegalArgumentException if there is none of the name that can, or several to choose from
     */
    public static String of(String name) {
        List<String> samplers = Fillers.samplers();
        String given = name.strip();
        if (samplers.contains(given)) {
            return given;
        }
        String what = given.isEmpty() ? "Several models can make several fills of one hole"
                : Fillers.names().contains(given) ? "The model " + given + " makes one fill of a hole only"
                : "There is no model \"" + given + "\"";
        if (!samplers.isEmpty()) {
            if (given.isEmpty() && samplers.size() == 1) {
                return samplers.get(0);
            }
            throw new IllegalArgumentException(what + ": choose one of " + String.join(", ", samplers) + ".");
        }
        throw new IllegalArgumentException((given.isEmpty() ? "No model here can make several fills of one hole"
                : what + ", and no other one here can make several") + ": train one of Diverse Inpainting (Plugins > Lacuna >"
                + " Train..., or lacuna train), or import one (Plugins > Lacuna > Models..., or lacuna models import).");
    }
}
