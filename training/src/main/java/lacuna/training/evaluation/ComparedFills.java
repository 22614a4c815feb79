package lacuna.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lacuna.ops.ProgressListener;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.FillerOptions;
import lacuna.ops.fillers.Fillers;

/**
 * The fills that can be compared: those that users fill with, and published ones as yardsticks that nobody needs to fill images.
 */
public final class ComparedFills implements AutoCloseable {

    private static final Map<String, Supplier<WindowFiller>> YARDSTICKS =
            Map.of("telea", TeleaFiller::new, "patchmatch", PatchMatchFiller::new);

    private final List<WindowFiller> fillers = new ArrayList<>();

    private ComparedFills() { }

    /** Every name that can be compared, priors last, which are slow. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Fillers.names());
        names.addAll(List.of("telea", "patchmatch"));
        names.addAll(Fillers.priors());
        return names;
    }

    /** What is compared if nobody chooses: every fill but {@code auto}, which is one of the others, and the slow priors. */
    public static List<String> standard() {
        List<String> names = names();
        names.remove("auto");
        names.removeAll(Fillers.priors());
        return names;
    }

    /** @throws IllegalArgumentException as {@link #check} and {@link Fillers#open} */
    private static ComparedFills open(List<String> names, FillerOptions options) {
        check(names);
        ComparedFills fills = new ComparedFills();
        try {
            for (String name : names) {
                fills.fillers.add(open(name, options));
            }
            return fills;
        } catch (RuntimeException e) {
            fills.close();
            throw e;
        }
    }

    /**
     * One of {@link #names}; to be closed.
     *
     * @throws IllegalArgumentException as {@link Fillers#open}
     */
    public static WindowFiller open(String name, FillerOptions options) {
        return YARDSTICKS.getOrDefault(name, () -> Fillers.open(name, options)).get();
    }

    /** @throws IllegalArgumentException if nothing is named, something twice or something unknown */
    public static void check(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Which models are to be compared? Name some of "
                    + String.join(", ", names()) + ".");
        }
        for (int i = 0; i < names.size(); i++) {
            if (!names().contains(names.get(i))) {
                throw new IllegalArgumentException("There is no model \"" + names.get(i) + "\": choose one of "
                        + String.join(", ", names()) + ".");
            }
            if (names.indexOf(names.get(i)) < i) {
                throw new IllegalArgumentException("The model \"" + names.get(i) + "\" is named twice: name it once.");
            }
        }
    }

    /**
     * Opens fills, compares them, and closes them.
     *
     * @throws IllegalArgumentException as {@link #open}
     * @throws IOException as {@link Evaluation#run}
     */
    public static EvaluationReport evaluate(
            EvaluationOptions options, List<String> names, FillerOptions filler, ProgressListener listener) throws IOException {
        try (ComparedFills fills = open(names, filler)) {
            return Evaluation.run(options, fills.fillers, listener);
        }
    }

    @Override
    public void close() {
        fillers.forEach(WindowFiller::close);
    }
}
