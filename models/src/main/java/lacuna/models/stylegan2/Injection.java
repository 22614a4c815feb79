package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;

/** Where an inversion network reaches into the synthesis. */
public interface Injection {

    /** Changes nothing. */
    Injection NONE = new Injection() { };

    /**
     * What the synthesis starts from.
     *
     * @param constant (N, C, 4, 4) the learned constant
     * @return (N, C, 4, 4)
     */
    default NDArray start(NDArray constant) {
        return constant;
    }

    /**
     * Features between the two convolutions of a block.
     *
     * @param resolution 8, 16, ..., the size of the images
     * @param features (N, C, resolution, resolution), after noise and activation
     * @return of the same shape
     */
    default NDArray between(int resolution, NDArray features) {
        return features;
    }
}
