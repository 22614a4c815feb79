package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import lacuna.models.torch.Torch;

/**
 * Perceptual and style loss on the activations of a frozen network (DeepGIN, Eqs. 4 and 5). The published weights saw VGG-19;
 * users give their own network, whose activations have any scale, so each position is divided by its length before comparison.
 */
public final class FeatureLosses {

    /** Keeps an image without weights from dividing by zero. */
    private static final double TINY = 1e-8;

    private FeatureLosses() { }

    /**
     * Distances in the form of LPIPS (Zhang et al., CVPR 2018, Eq. 1) without its learned weights of channels: per layer,
     * activations scaled to length 1 over the channels, squared differences summed over the channels, their weighted mean over
     * the positions; then the mean over the layers.
     *
     * @param x activations, each (N, C, h, w)
     * @param truth as {@code x}
     * @param weights (N, 1, H, W) of the pixels, area-resampled to each layer; for the distance over a hole, the hole
     * @return (N), 0 for an image without weights
     */
    public static NDArray perceptual(NDList x, NDList truth, NDArray weights) {
        NDArray sum = null;
        for (int i = 0; i < x.size(); i++) {
            Shape shape = x.get(i).getShape();
            NDArray weight = Torch.areaResize(weights, shape.get(2), shape.get(3));
            NDArray difference = Torch.sub(Torch.normalizeChannels(x.get(i)), Torch.normalizeChannels(truth.get(i)));
            NDArray distance = Torch.div(
                    Torch.sumPerImage(Torch.mul(weight, Torch.square(difference))),
                    Torch.add(Torch.sumPerImage(weight), TINY));
            NDArray loss = Torch.mul(distance, 1.0 / x.size());
            sum = sum == null ? loss : Torch.add(sum, loss);
        }
        return sum;
    }

    /** Mean absolute difference of the Gram matrices of the unit-length activations, in units of 1 / C^2, over the layers. */
    public static NDArray style(NDList x, NDList truth) {
        NDArray sum = null;
        for (int i = 0; i < x.size(); i++) {
            NDArray difference = Torch.sub(
                    Torch.gram(Torch.normalizeChannels(x.get(i))), Torch.gram(Torch.normalizeChannels(truth.get(i))));
            long channels = x.get(i).getShape().get(1);
            // gram divides by C H W, the mean by C^2: C^2 C brings the entries of layers of any width to one scale
            NDArray loss = Torch.mul(Torch.mean(Torch.abs(difference)), channels * (double) channels / x.size());
            sum = sum == null ? loss : Torch.add(sum, loss);
        }
        return sum;
    }
}
