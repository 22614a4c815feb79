package lacuna.models;

import ai.djl.ndarray.NDArray;

/** A network whose fills can be changed along directions of its prior's codes. */
public interface EditingNetwork extends InvertingNetwork {

    /**
     * Prepares a fill for edits: what does not depend on them is computed once, so that each costs as little as it can.
     *
     * @param image as for {@link #complete}
     * @param hole as for {@link #complete}
     * @param code of a {@link SamplingNetwork}, which fill; null for the one that {@link #complete(NDArray, NDArray)} makes
     * @return to be closed by the caller, before the network is
     */
    EditableFill edit(NDArray image, NDArray hole, NDArray code);
}
