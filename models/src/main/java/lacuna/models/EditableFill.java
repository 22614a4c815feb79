package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** A fill that waits for edits; as little thread-safe as its network. */
public interface EditableFill extends AutoCloseable {

    /** The prior's codes before any edit: (N, styles, width), of this fill. */
    NDArray codes();

    /**
     * The image with its missing pixels filled and the fill edited.
     *
     * @param owner of the result
     * @param edits which add up; none, or all of strength 0, give exactly what the network's {@code complete} does
     * @return (N, C, H, W); known pixels come back bit by bit
     */
    NDArray complete(NDManager owner, List<Edit> edits);

    /** The whole image as the prior shows it, for edits that are to reach the known pixels too: these are then only similar. */
    NDArray generate(NDManager owner, List<Edit> edits);

    @Override
    void close();
}
