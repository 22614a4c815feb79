package lacuna.training.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import lacuna.models.Engines;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.FeatureNetwork;
import lacuna.models.torch.Torch;

/**
 * The distance of two sets of images for a network that knows pictures: squared maximum mean discrepancy with the kernel
 * (x'y / d + 1)^3, unbiased, of the means over positions of its last activations (Binkowski et al., Demystifying MMD GANs, ICLR
 * 2018; KID where the network is the published Inception). About 0 for sets of the same distribution.
 */
public final class KernelDistance {

    private static final int CHUNK = 16;
    /** The smallest edge that feature networks take. */
    private static final int SMALLEST = 75;

    private KernelDistance() { }

    /** Descriptors of images (N, 3, size, size) in [-1, 1]. */
    public static float[][] describe(FeatureNetwork network, float[] images, int size) {
        int each = 3 * size * size;
        float[][] descriptors = new float[images.length / each][];
        for (int from = 0; from < descriptors.length; from += CHUNK) {
            int count = Math.min(CHUNK, descriptors.length - from);
            float[] chunk = Arrays.copyOfRange(images, from * each, (from + count) * each);
            int first = from;
            Autograd.withoutGradient(() -> {
                try (NDManager manager = Engines.start().newBaseManager(); NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    NDArray unit = Torch.unit(manager.create(chunk, new Shape(count, 3, size, size)));
                    NDList activations = network.activations(shown(unit));
                    float[] values = pooled(activations).toFloatArray();
                    int width = values.length / count;
                    for (int n = 0; n < count; n++) {
                        descriptors[first + n] = Arrays.copyOfRange(values, n * width, (n + 1) * width);
                    }
                }
                return null;
            });
        }
        return descriptors;
    }

    /** Images (N, 3, H, W) as a feature network takes them: twice as large if they are too small for it. */
    static NDArray shown(NDArray images) {
        long height = images.getShape().get(2);
        long width = images.getShape().get(3);
        return Math.min(width, height) < SMALLEST ? Torch.resizeBilinear(images, 2 * height, 2 * width, false) : images;
    }

    /** Means over the positions of the last activations, (N, C, 1, 1). */
    static NDArray pooled(NDList activations) {
        return Torch.areaResize(activations.get(activations.size() - 1), 1, 1);
    }

    /** @param a at least two descriptors; {@code b} as well */
    public static double between(float[][] a, float[][] b) {
        return mean(a, a, true) + mean(b, b, true) - 2 * mean(a, b, false);
    }

    private static double mean(float[][] a, float[][] b, boolean same) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                if (!same || i != j) {
                    double product = 0;
                    for (int k = 0; k < a[i].length; k++) {
                        product += (double) a[i][k] * b[j][k];
                    }
                    sum += Math.pow(product / a[i].length + 1, 3);
                }
            }
        }
        return sum / (same ? (double) a.length * (a.length - 1) : (double) a.length * b.length);
    }
}
