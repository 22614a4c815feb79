package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import lacuna.models.fill.GaussianBlur;
import lacuna.models.torch.Torch;

/**
 * One minus the structural similarity over the hole (Wang et al., IEEE TIP 13(4), 2004): Gaussian window of 11 x 11 pixels and
 * standard deviation 1.5, K = (.01, .03). Unlike a squared difference it does not pay for blur. The five pixels along the border
 * of the image, whose windows would leave it, do not count.
 */
public final class SimilarityLoss {

    private static final int WINDOW = 11;
    private static final double DEVIATION = 1.5;
    private static final double C1 = 1e-4;
    private static final double C2 = 9e-4;
    private static final double TINY = 1e-6;

    private SimilarityLoss() { }

    /**
     * @param completed (N, C, H, W) in [0, 1]
     * @param truth (N, C, H, W)
     * @param hole (N, 1, H, W)
     * @return the mean over the images
     */
    public static NDArray of(NDArray completed, NDArray truth, NDArray hole) {
        NDManager manager = truth.getManager();
        float[] window = GaussianBlur.kernel(WINDOW, DEVIATION);
        NDArray across = manager.create(window, new Shape(1, WINDOW)).duplicate();
        NDArray down = manager.create(window, new Shape(WINDOW, 1)).duplicate();
        NDArray meanX = blur(completed, across, down);
        NDArray meanY = blur(truth, across, down);
        NDArray product = Torch.mul(meanX, meanY);
        NDArray squares = Torch.add(Torch.square(meanX), Torch.square(meanY));
        NDArray covariance = Torch.sub(blur(Torch.mul(completed, truth), across, down), product);
        NDArray variances = Torch.sub(
                blur(Torch.add(Torch.square(completed), Torch.square(truth)), across, down), squares);
        NDArray similarity = Torch.div(
                Torch.mul(Torch.add(Torch.mul(product, 2), C1), Torch.add(Torch.mul(covariance, 2), C2)),
                Torch.mul(Torch.add(squares, C1), Torch.add(variances, C2)));
        long height = hole.getShape().get(2) - WINDOW + 1;
        long width = hole.getShape().get(3) - WINDOW + 1;
        NDArray inside = Torch.narrow(Torch.narrow(hole, 2, WINDOW / 2, height), 3, WINDOW / 2, width);
        NDArray samples = Torch.add(Torch.mul(Torch.sumPerImage(inside), (double) truth.getShape().get(1)), TINY);
        NDArray perImage = Torch.div(Torch.sumPerImage(Torch.mul(similarity, inside)), samples);
        return Torch.add(Torch.mul(Torch.mean(perImage), -1), 1);
    }

    private static NDArray blur(NDArray x, NDArray across, NDArray down) {
        return Torch.fir(Torch.fir(x, across, 0), down, 0);
    }
}
