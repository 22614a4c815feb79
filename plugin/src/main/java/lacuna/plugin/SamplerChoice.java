package lacuna.plugin;

import java.util.List;
import lacuna.ops.fillers.Fillers;

/** Which model does more than fill. */
public final class SamplerChoice {

    private SamplerChoice() { }

    /**
     * The model of this name; if none was named the only one that can, or that the user brought.
     *
     * @throws IllegalArgumentException if there is none of the name that can, or several to choose from
     */
    public static String of(String name) {
        return of(name, Fillers.samplers(), "make several fills of one hole", "makes one fill of a hole only");
    }

    /**
     * As {@link #of}, a model whose fills can be edited.
     *
     * @throws IllegalArgumentException if there is none of the name that can, or several to choose from
     */
    public static String editor(String name) {
        return of(name, Fillers.editors(), "edit its fills", "makes fills that cannot be edited");
    }

    private static String of(String name, List<String> able, String ability, String inability) {
        String given = name.strip();
        if (able.contains(given)) {
            return given;
        }
        List<String> own = able.stream().filter(model -> !Fillers.shipped(model)).toList();
        List<String> likely = own.isEmpty() ? able : own;
        if (given.isEmpty() && likely.size() == 1) {
            return likely.get(0);
        }
        String what = given.isEmpty() ? "Several models can " + ability
                : Fillers.names().contains(given) ? "The model " + given + " " + inability
                : "There is no model \"" + given + "\"";
        throw new IllegalArgumentException(what + ": choose one of " + String.join(", ", able) + ".");
    }
}
