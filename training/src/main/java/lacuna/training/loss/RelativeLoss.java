package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/**
 * The mean over images of the logarithm of the mean squared difference in the hole: what a mean PSNR measures. A flat image that
 * is filled twice as well counts as much as a busy one that is.
 */
public final class RelativeLoss {

    /** Added to the mean square: differences below a grey value of 8 bits are not worth chasing. */
    private static final double FLOOR = 1.5e-5;

    private RelativeLoss() { }

    /**
     * @param completed (N, C, H, W), equal to the truth outside the hole
     * @param truth (N, C, H, W) in [0, 1]
     * @param hole (N, 1, H, W)
     */
    public static NDArray of(NDArray completed, NDArray truth, NDArray hole) {
        NDArray squares = Torch.sumPerImage(Torch.square(Torch.sub(completed, truth)));
        NDArray samples = Torch.mul(Torch.sumPerImage(hole), (double) truth.getShape().get(1));
        return Torch.mean(Torch.log(Torch.add(Torch.div(squares, samples), FLOOR)));
    }
}
