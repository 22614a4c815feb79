package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/** The non-saturating logistic loss of StyleGAN2 (Goodfellow et al., NeurIPS 2014; logits high for what looks real). */
public final class LogisticLoss {

    private LogisticLoss() { }

    /** mean softplus(-real) + mean softplus(fake). */
    public static NDArray discriminator(NDArray real, NDArray fake) {
        return Torch.add(Torch.mean(Torch.softplus(Torch.mul(real, -1))), Torch.mean(Torch.softplus(fake)));
    }

    /** mean softplus(-fake). */
    public static NDArray generator(NDArray fake) {
        return Torch.mean(Torch.softplus(Torch.mul(fake, -1)));
    }
}
