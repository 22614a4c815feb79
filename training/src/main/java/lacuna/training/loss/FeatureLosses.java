package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import lacuna.models.torch.Torch;

/**
 * Perceptual and style loss on the activations of a frozen network (DeepGIN, Eqs. 4 and 5). The published weights saw VGG-19;
 * users give their own network, whose activations have any scale, so each position is divided by its length before comparison.
 */
public final class FeatureLosses {

    private FeatureLosses() { }

    /** Squared differences of the unit-length activations, summed over channels; mean over positions, images and layers. */
    public static NDArray perceptual(NDList x, NDList truth) {
        NDArray sum = null;
        for (int i = 0; i < x.size(); i++) {
            NDArray difference = Torch.sub(Torch.normalizeChannels(x.get(i)), Torch.normalizeChannels(truth.get(i)));
            long channels = x.get(i).getShape().get(1);
            NDArray loss = Torch.mul(Torch.mean(Torch.square(difference)), channels / (double) x.size());
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
