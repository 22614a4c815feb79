package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.torch.Torch;

/** Squared differences of neighbours: 2 (mean over vertical pairs + mean over horizontal pairs), as DeepGIN's code has it. */
public final class TotalVariationLoss {

    private TotalVariationLoss() { }

    /** @param x (N, C, H, W) */
    public static NDArray of(NDArray x) {
        return Torch.mul(Torch.add(along(x, 2), along(x, 3)), 2);
    }

    private static NDArray along(NDArray x, int dimension) {
        Shape shape = x.getShape();
        long pairs = shape.get(dimension) - 1;
        NDArray difference = Torch.sub(Torch.narrow(x, dimension, 1, pairs), Torch.narrow(x, dimension, 0, pairs));
        return Torch.mean(Torch.square(difference));
    }
}
