package lacuna.models;

import ai.djl.ndarray.NDArray;

/**
 * A network that fills missing pixels. Implementations are plain functions over {@link Parameters}: nothing but the results
 * stays alive after a call, and the results belong to the manager of the {@code image} argument.
 *
 * <p>Not thread-safe: one thread at a time calls one network.
 */
public interface InpaintingNetwork extends AutoCloseable {

    /** What the network is and what it expects. */
    NetworkSpec spec();

    /** Computes in another number format from now on; {@link Precision#FLOAT32} at the start. */
    void use(Precision precision);

    /**
     * Prepares for {@link #complete} alone: computes in {@code precision} from now on, with weights kept in the form that is
     * fastest for it. They can neither be trained nor saved afterwards.
     */
    default void freeze(Precision precision) {
        use(precision);
        parameters().replaceAll(precision::weight);
    }

    /** The weights, by the names of the published state_dict. */
    Parameters parameters();

    /**
     * Fills the missing pixels.
     *
     * @param image (N, C, H, W) float32 in [-1, 1]; values at missing pixels are ignored; H and W are multiples of
     *     {@link NetworkSpec#sizeMultiple()}
     * @param hole (N, 1, H, W) float32: 1 = missing, 0 = known
     * @return (N, C, H, W) float32; at known pixels the values of {@code image}, at missing ones the fill, which may leave
     *     [-1, 1] by a little
     */
    NDArray complete(NDArray image, NDArray hole);

    @Override
    void close();
}
