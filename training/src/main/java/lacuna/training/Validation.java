package lacuna.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.models.Network;

/** Judges a network now and then while it trains. */
public interface Validation {

    /** Names of the figures, in the order of the log. */
    List<String> figures();

    /** Those of them that the curve shows. */
    List<String> curve();

    /** Those of them that are drawn beside the losses of the training, to show whether it merely learns by heart; often none. */
    default List<String> losses() {
        return List.of();
    }

    /** Name of the picture among those that {@link #judge} draws which shows best what the network does. */
    String cover();

    /**
     * Measures and draws.
     *
     * @param work folder for pictures to look at
     * @return null if there is nothing to measure on
     * @throws IOException if a picture cannot be written
     */
    ValidationReport judge(Network network, Path work) throws IOException;
}
