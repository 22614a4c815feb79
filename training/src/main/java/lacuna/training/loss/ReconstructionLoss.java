package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/**
 * L1 with the hole weighted: holeWeight mean(|x - y| M) + mean(|x - y| (1 - M)), means over all elements (DeepGIN, Eq. 1, with
 * weights 5 and 1).
 */
public final class ReconstructionLoss {

    private ReconstructionLoss() { }

    /**
     * @param x (N, C, H, W)
     * @param truth (N, C, H, W)
     * @param hole (N, 1, H, W), soft where it was resized
     */
    public static NDArray of(NDArray x, NDArray truth, NDArray hole, double holeWeight) {
        NDArray weights = Torch.add(Torch.mul(hole, holeWeight - 1), 1);
        return Torch.mean(Torch.mul(Torch.abs(Torch.sub(x, truth)), weights));
    }
}
