package lacuna.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import lacuna.models.InpaintingNetwork;
import lacuna.training.data.TrainingBatch;

/** What is trained and how one step goes; {@link TrainingRun} does everything around it. */
interface TrainingTask extends AutoCloseable {

    /** Starts from these weights instead of random ones. */
    void start(Map<String, NDArray> weights);

    /** The network to be validated and saved: the moving average of the trained one. */
    InpaintingNetwork result();

    /** Whether batches must bring the smooth fill of their holes. */
    boolean paintsSmooth();

    /** One update of everything that is trained; the losses by name. */
    Map<String, Double> step(TrainingBatch batch, Schedule.Point point);

    /** Everything that must be saved to go on as if nothing had happened. */
    Map<String, NDArray> state();

    /** Goes on from a saved state after {@code steps} updates, {@code mainSteps} of them after the warm-up. */
    void restore(Map<String, NDArray> saved, long steps, long mainSteps);

    @Override
    void close();
}
