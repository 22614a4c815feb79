package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.function.UnaryOperator;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/** Terms that are themselves made of gradients, so that training differentiates twice. */
public final class GradientPenalties {

    private GradientPenalties() { }

    /**
     * R1 (Mescheder et al., ICML 2018, Eq. 9, without gamma / 2): the mean squared length of the gradient of the logits with
     * respect to real images.
     *
     * @param real (N, C, H, W); a leaf or detached
     */
    public static NDArray r1(UnaryOperator<NDArray> discriminator, NDArray real) {
        NDArray images = Autograd.detach(real);
        images.setRequiresGradient(true);
        NDArray logits = Torch.sum(discriminator.apply(images));
        NDArray gradient = Autograd.gradients(logits, new NDList(images), true).get(0);
        return Torch.mean(Torch.sumPerImage(Torch.square(gradient)));
    }

    /**
     * Lengths of StyleGAN2's path regularisation (Eq. 4): how much an image changes with its styles, measured against noise.
     *
     * @param image (N, C, H, W), made of {@code codes}
     * @param codes (N, styles, width)
     * @param noise of the image's shape, normal, divided by sqrt(H W)
     * @return (N): root of the mean over layers of the squared length of the gradient
     */
    public static NDArray pathLengths(NDArray image, NDArray codes, NDArray noise) {
        NDArray projection = Torch.sum(Torch.mul(image, noise));
        NDArray gradient = Autograd.gradients(projection, new NDList(codes), true).get(0);
        return Torch.sqrt(Torch.meanAlong(Torch.sumAlong(Torch.square(gradient), 2), 1));
    }
}
