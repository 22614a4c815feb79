package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Random;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * Directions of W along which the styles vary most (Harkonen et al., GANSpace, NeurIPS 2020, section 2.1): eigenvectors of the
 * covariance of the styles of normal numbers, largest first.
 *
 * @param mean (width)
 * @param directions (width, width), one unit vector a row
 * @param deviations (width) standard deviation of the styles along each
 */
public record PrincipalDirections(NDArray mean, NDArray directions, NDArray deviations) {

    private static final int STYLES = 10_000;

    /** @param manager owner of the arrays */
    public static PrincipalDirections of(NDManager manager, StyleGan2 generator, long seed) {
        int width = generator.config().width();
        return Autograd.withoutGradient(() -> {
            NDArray w = generator.map(StyleGan2.normal(manager, new Random(seed), STYLES, width));
            NDArray mean = Torch.meanAlong(w, 0);
            NDArray centred = Torch.sub(w, mean);
            Torch.Eigen eigen = Torch.eigen(Torch.mul(Torch.product(centred.transpose(), centred), 1.0 / (STYLES - 1)));
            return new PrincipalDirections(mean, eigen.vectors(), Torch.sqrt(Torch.relu(eigen.values())));
        });
    }

    /**
     * A code moved along one direction.
     *
     * @param code (N, styles, width)
     * @param direction which, 0 for the strongest
     * @param amount in standard deviations
     * @param first first layer that is moved
     * @param last last layer that is moved
     */
    public NDArray move(NDArray code, int direction, double amount, int first, int last) {
        long layers = code.getShape().get(1);
        float[] strengths = new float[(int) layers];
        for (int layer = Math.max(0, first); layer <= Math.min(last, layers - 1); layer++) {
            strengths[layer] = (float) amount;
        }
        NDArray strength = code.getManager().create(strengths).reshape(1, layers, 1);
        NDArray step = Torch.mul(Torch.narrow(directions, 0, direction, 1), Torch.narrow(deviations, 0, direction, 1));
        return Torch.add(code, Torch.mul(strength, Torch.reshape(step, 1, 1, -1)));
    }
}
