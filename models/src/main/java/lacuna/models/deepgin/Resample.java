package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.torch.Torch;

/** DeepGIN's changes of size: bilinear, corners aligned, everywhere. */
final class Resample {

    private Resample() { }

    static NDArray twice(NDArray x) {
        return by(x, 2, 1);
    }

    static NDArray fourTimes(NDArray x) {
        return by(x, 4, 1);
    }

    /** To a quarter of the edge length; no antialiasing, as published. */
    static NDArray quarter(NDArray x) {
        return by(x, 1, 4);
    }

    private static NDArray by(NDArray x, int numerator, int denominator) {
        Shape shape = x.getShape();
        return Torch.resizeBilinear(x, shape.get(2) * numerator / denominator, shape.get(3) * numerator / denominator, true);
    }
}
