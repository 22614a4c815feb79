package lacuna.plugin;

import java.util.List;
import lacuna.ops.fillers.Fillers;

/** Which prior a command is about. */
public final class PriorChoice {

    private PriorChoice() { }

    /**
     * The prior of this name; the only one there is if none was named.
     *
     * @throws IllegalArgumentException if there is none of the name, or several to choose from
     */
    public static String of(String name) {
        List<String> priors = Fillers.priors();
        if (priors.isEmpty()) {
            throw new IllegalArgumentException("There is no prior yet: import a StyleGAN2 checkpoint (lacuna models import) or train"
                    + " one (lacuna train stylegan2).");
        }
        if (name.isBlank() && priors.size() == 1) {
            return priors.get(0);
        }
        if (!priors.contains(name)) {
            throw new IllegalArgumentException("There is no prior \"" + name + "\": choose one of " + String.join(", ", priors)
                    + ".");
        }
        return name;
    }
}
