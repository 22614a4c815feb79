package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.models.torch.Torch;

/** The hinge form of the adversarial loss over the maps of several discriminators (DeepGIN, Eqs. 2 and 3). */
public final class HingeLoss {

    private HingeLoss() { }

    /** Half of mean(max(0, 1 - real)) + mean(max(0, 1 + fake)), summed over the scales. */
    public static NDArray discriminator(List<NDArray> real, List<NDArray> fake) {
        NDArray sum = null;
        for (int i = 0; i < real.size(); i++) {
            NDArray ofReal = Torch.mean(Torch.relu(Torch.add(Torch.mul(real.get(i), -1), 1)));
            NDArray ofFake = Torch.mean(Torch.relu(Torch.add(fake.get(i), 1)));
            NDArray both = Torch.mul(Torch.add(ofReal, ofFake), 0.5);
            sum = sum == null ? both : Torch.add(sum, both);
        }
        return sum;
    }

    /** -mean(fake), summed over the scales. */
    public static NDArray generator(List<NDArray> fake) {
        NDArray sum = null;
        for (NDArray map : fake) {
            NDArray loss = Torch.mul(Torch.mean(map), -1);
            sum = sum == null ? loss : Torch.add(sum, loss);
        }
        return sum;
    }
}
