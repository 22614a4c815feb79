package lacuna.training.directions;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.models.Direction;
import lacuna.models.bundle.ModelZoo;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.Fillers;

/** The directions that a model carries: learns them, keeps them in its bundle, and takes them out again. */
public final class ModelDirections {

    /** Images that a direction is tried on. */
    private static final int TRIED = 256;

    private ModelDirections() { }

    /** The models that can carry directions: those whose fills can be edited, and priors. */
    public static List<String> models() {
        return Stream.concat(Fillers.editors().stream(), Fillers.priors().stream()).toList();
    }

    /** @throws IllegalArgumentException if there is no such model, or none that has a prior */
    static void checkModel(String name) {
        if (!models().contains(name)) {
            String what = Fillers.names().contains(name) ? "The model " + name + " has no prior with codes to move"
                    : "There is no model \"" + name + "\"";
            throw new IllegalArgumentException(what + ": choose one of " + String.join(", ", models()) + ".");
        }
    }

    /** The directions that a model carries, by name. */
    public static Map<String, Direction> of(String model) throws IOException {
        checkModel(model);
        return new ModelZoo().open(model).directions();
    }

    /**
     * Learns a direction; the model stays as it is.
     *
     * @throws IllegalArgumentException if there is no such model, no direction of a name that is given, or too little to learn from
     * @throws IOException if the model is broken
     */
    public static LearnedDirection learn(DirectionRequest request, DirectionSource source, ProgressListener progress)
            throws IOException {
        try (StudiedModel model = StudiedModel.open(request.model(), request.device())) {
            List<double[]> others = request.orthogonalTo().stream()
                    .map(name -> Vectors.of(model.direction(name).values())).toList();
            int all = model.prior().config().styles() * model.prior().config().width();
            Found found = source.find(model, request.count(), request.seed(), progress).without(others, all);
            Direction direction = new Direction(request.name(), Vectors.rounded(found.vector()));
            // The seed after that of the codes it was learned on: it is tried on others.
            List<Effect> effects = Effect.of(model, direction, TRIED, request.seed() + 1, progress);
            Separation separation = found.separation();
            return new LearnedDirection(direction, separation == null ? Double.NaN : separation.accuracy(),
                    separation == null ? 0 : separation.tested(), effects);
        }
    }

    /**
     * Puts a direction into a model's bundle, in place of one of the same name.
     *
     * @return what was done, as one sentence
     */
    public static String keep(String model, Direction direction) throws IOException {
        Map<String, Direction> all = new TreeMap<>(of(model));
        boolean replaced = all.put(direction.name(), direction) != null;
        return "The model " + model + " now carries the direction \"" + direction.name() + "\""
                + (replaced ? ", in place of the one of that name" : "") + set(model, all) + ".";
    }

    /**
     * Takes a direction out of a model's bundle.
     *
     * @return what was done, as one sentence
     * @throws IllegalArgumentException if the model does not carry it
     */
    public static String remove(String model, String name) throws IOException {
        Map<String, Direction> all = new TreeMap<>(of(model));
        if (all.remove(name) == null) {
            throw new IllegalArgumentException("The model " + model + " carries no direction \"" + name + "\": "
                    + (all.isEmpty() ? "it carries none." : "choose one of " + String.join(", ", all.keySet()) + "."));
        }
        return "The model " + model + " no longer carries the direction \"" + name + "\"" + set(model, all) + ".";
    }

    /** What to add to the sentence: whether the model is another one from now on. */
    private static String set(String model, Map<String, Direction> all) throws IOException {
        ModelZoo zoo = new ModelZoo();
        boolean shipped = zoo.list().stream().anyMatch(entry -> entry.name().equals(model) && entry.shipped());
        zoo.setDirections(model, all.values());
        return shipped ? "; the one that came with the plugin is hidden by this copy in " + zoo.folder()
                + " until that is removed" : "";
    }
}
