package lacuna.training;

import java.io.IOException;
import java.util.Map;
import lacuna.training.data.CropOptions;

/** What is trained, with the settings that are its own. A new network to train is a new recipe. */
public interface Recipe {

    /** The architecture as its package is named. */
    String network();

    /** The settings as text, from which {@link Recipes#of} makes an equal recipe. */
    Map<String, String> settings();

    /** What keeps its weights in the training, in a few words; empty if nothing does. */
    String frozen();

    /** Whether the result has the prior that the training starts from, unchanged: directions of its codes stay true then. */
    default boolean keepsPrior() {
        return false;
    }

    /** Whose method it is, for the model's card. */
    String citation();

    /** Edge of the crops in pixels, unless the user says otherwise. */
    int crop();

    /** Crops a step, unless the user says otherwise. */
    int batch();

    /** Steps and rate, unless the user says otherwise. */
    Schedule schedule();

    /** What crops undergo before they are trained on. */
    CropOptions crops();

    /** What crops undergo on which the result is judged. */
    CropOptions heldOutCrops();

    /**
     * Checks what the network asks of its crops.
     *
     * @throws IllegalArgumentException with what fits instead
     */
    void check(int crop, int batch);

    /** What was special in the training, as part of a sentence in the model's card; empty if nothing was. */
    String describe(long steps, Schedule schedule);

    /**
     * Builds networks and optimisers.
     *
     * @throws IOException if a file that the recipe names cannot be read
     */
    TrainingTask task(TrainingOptions options, TrainingListener listener) throws IOException;
}
