package lacuna.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * The distance of two sets of images for a network that knows pictures: the Frechet distance of two normal distributions with the
 * means and covariances of their descriptors (Heusel et al., NeurIPS 2017; FID where the network is the published Inception). It
 * is biased: below about 2,048 images {@link KernelDistance} is to be preferred.
 */
public final class FrechetDistance {

    private FrechetDistance() { }

    /** @param a at least two descriptors; {@code b} as well */
    public static double between(float[][] a, float[][] b) {
        double[] meanA = mean(a);
        double[] meanB = mean(b);
        double distance = 0;
        for (int k = 0; k < meanA.length; k++) {
            distance += (meanA[k] - meanB[k]) * (meanA[k] - meanB[k]);
        }
        double[] centredA = centred(a, meanA);
        double[] centredB = centred(b, meanB);
        return distance + squares(centredA) + squares(centredB) - 2 * shared(centredA, centredB, meanA.length);
    }

    private static double[] mean(float[][] set) {
        double[] mean = new double[set[0].length];
        for (float[] vector : set) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += vector[k] / set.length;
            }
        }
        return mean;
    }

    /** The vectors less their mean, scaled so that their products are covariances. */
    private static double[] centred(float[][] set, double[] mean) {
        double[] result = new double[set.length * mean.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (set[i / mean.length][i % mean.length] - mean[i % mean.length]) / Math.sqrt(set.length - 1);
        }
        return result;
    }

    /** The trace of a covariance. */
    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * The trace of the root of the product of the covariances A'A and B'B. Its eigenvalues are the squares of the singular
     * values of A B', which needs no root of a matrix and is exact for singular covariances.
     */
    private static double shared(double[] a, double[] b, int dimensions) {
        try (NDManager manager = Engines.start().newBaseManager()) {
            NDArray x = manager.create(a, new Shape(a.length / dimensions, dimensions));
            NDArray y = manager.create(b, new Shape(b.length / dimensions, dimensions));
            return Autograd.withoutGradient(() -> Torch.nuclearNormOfProduct(x, y).getDouble());
        }
    }
}
