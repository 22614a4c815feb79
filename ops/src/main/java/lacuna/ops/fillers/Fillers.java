package lacuna.ops.fillers;

import java.util.List;
import lacuna.ops.WindowFiller;

/** The list of models from which users choose: {@code auto}, the classical fills, and every network that is installed. */
public final class Fillers {

    private static final List<String> CLASSICAL = List.of(AutoFiller.NAME, HarmonicFiller.NAME, BiharmonicFiller.NAME);

    private Fillers() { }

    /** Every name that {@link #open} takes, {@code auto} first. */
    public static List<String> names() {
        return CLASSICAL;
    }

    /**
     * Makes a fill ready for use; close it after the run.
     *
     * @throws IllegalArgumentException for an unknown name, with the names there are
     */
    public static WindowFiller open(String name, FillerOptions options) {
        return switch (name) {
            case AutoFiller.NAME -> new AutoFiller();
            case HarmonicFiller.NAME -> new HarmonicFiller();
            case BiharmonicFiller.NAME -> new BiharmonicFiller();
            default -> throw new IllegalArgumentException("There is no model \"" + name + "\": choose one of "
                    + String.join(", ", names()) + ".");
        };
    }
}
