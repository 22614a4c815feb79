package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** A network that knows many fills of one gap: a code says which. Without a code it makes the mean fill. */
public interface SamplingNetwork extends InpaintingNetwork {

    /**
     * Draws a code. Codes may be mixed linearly: what lies between two codes stands for a fill between the two. They cannot
     * enter automatic differentiation.
     *
     * @param manager owner of the code
     * @param seed the same seed gives the same code
     * @param truncation how far the code is from that of the mean fill: 1 as drawn, 0 the mean
     * @return (1, length) float32
     */
    NDArray sampleCode(NDManager manager, long seed, double truncation);

    /** A code as far from the mean as codes are. */
    default NDArray sampleCode(NDManager manager, long seed) {
        return sampleCode(manager, seed, 1);
    }

    /**
     * As {@link #complete(NDArray, NDArray)}, the fill that {@code code} stands for. The same arguments give the same pixels.
     *
     * @param code (1 or N, length), as of {@link #sampleCode}
     */
    NDArray complete(NDArray image, NDArray hole, NDArray code);

    /**
     * Several fills of the same gaps, each as {@link #complete(NDArray, NDArray, NDArray)} makes it. What does not depend on the
     * code may be computed once.
     *
     * @param check called before each fill; may throw to end the work
     */
    default List<NDArray> completeAll(NDArray image, NDArray hole, List<NDArray> codes, Runnable check) {
        List<NDArray> fills = new ArrayList<>();
        for (NDArray code : codes) {
            check.run();
            fills.add(complete(image, hole, code));
        }
        return fills;
    }
}
