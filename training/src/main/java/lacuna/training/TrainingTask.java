package lacuna.training;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import lacuna.models.Network;
import lacuna.training.data.BatchMaker;
import lacuna.training.data.CropSampler;
import lacuna.training.data.TrainingBatch;

/** Networks in training and how one step goes; {@link TrainingRun} does everything around it. */
public interface TrainingTask extends AutoCloseable {

    /**
     * Starts from these weights instead of random ones.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    void start(Map<String, NDArray> weights);

    /** The network to be validated and saved: the moving average of the trained one. */
    Network result();

    /** Weights that are worth keeping beside those of {@link #result}, by name; usually none. */
    default Map<String, NDArray> companions() {
        return Map.of();
    }

    /** What a step needs of crops. */
    BatchMaker batches(CropSampler crops);

    /**
     * How the result is judged.
     *
     * @param training crops of the images that are trained on
     * @param heldOut crops of images that are not; null where nothing is held out
     */
    Validation validation(CropSampler training, CropSampler heldOut);

    /** Names of the losses that {@link #step} may return, those of the curve first. */
    List<String> losses();

    /** One update of everything that is trained; the losses by name. */
    Map<String, Double> step(TrainingBatch batch, Schedule.Point point);

    /** Everything that must be saved to go on as if nothing had happened. */
    Map<String, NDArray> state();

    /** Goes on from a saved state after {@code steps} updates, {@code mainSteps} of them after the warm-up. */
    void restore(Map<String, NDArray> saved, long steps, long mainSteps);

    @Override
    void close();
}
