package lacuna.training.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import lacuna.models.torch.Torch;

/**
 * The augmentation between generator and discriminator of StyleGAN2-ADA (Karras et al., Training Generative Adversarial Networks
 * with Limited Data, NeurIPS 2020, section 2.2 and appendix B): each change happens with probability p, so that for p below 1 the
 * generator cannot confuse the augmented with the real. Mirrored images and quarter turns, shift, scale, rotation, stretch,
 * brightness and contrast; unlike the paper's they are resampled bilinearly, and saturation and hue, which scientific images seldom
 * have, are left alone.
 */
final class Augmentation {

    private static final double SHIFT = 0.125;
    private static final double LOG_SCALE = 0.2;
    private static final double BRIGHTNESS = 0.2;
    private static final double LOG_CONTRAST = 0.5;

    private final NDManager manager;
    private final SplittableRandom random;
    private final double p;

    /** @param manager owner of the results */
    Augmentation(NDManager manager, SplittableRandom random, double p) {
        this.manager = manager;
        this.random = random;
        this.p = p;
    }

    /** @param images (N, C, S, S); other draws for every image */
    NDArray apply(NDArray images) {
        if (p <= 0) {
            return images;
        }
        int count = (int) images.getShape().get(0);
        int channels = (int) images.getShape().get(1);
        float[] maps = new float[count * 6];
        float[] matrices = new float[count * channels * channels];
        float[] vectors = new float[count * channels];
        for (int n = 0; n < count; n++) {
            map(maps, 6 * n);
            double contrast = happens() ? Math.exp(normal() * LOG_CONTRAST * Math.log(2)) : 1;
            double brightness = happens() ? normal() * BRIGHTNESS : 0;
            for (int c = 0; c < channels; c++) {
                matrices[(n * channels + c) * channels + c] = (float) contrast;
                vectors[n * channels + c] = (float) brightness;
            }
        }
        NDArray moved = Torch.affine(images, manager.create(maps, new Shape(count, 2, 3)).duplicate());
        return Torch.mixChannels(moved, manager.create(matrices, new Shape(count, channels, channels)).duplicate(),
                manager.create(vectors, new Shape(count, channels, 1)).duplicate());
    }

    /** Composes the geometric changes of one image. */
    private void map(float[] maps, int at) {
        double[] m = {1, 0, 0, 1};
        if (happens()) {
            m = product(m, random.nextBoolean() ? new double[] {-1, 0, 0, 1} : new double[] {1, 0, 0, 1});
        }
        if (happens()) {
            m = product(m, rotation(Math.PI / 2 * random.nextInt(4)));
        }
        if (happens()) {
            double scale = Math.exp(normal() * LOG_SCALE * Math.log(2));
            m = product(m, new double[] {scale, 0, 0, scale});
        }
        if (happens()) {
            m = product(m, rotation(Math.PI * (2 * random.nextDouble() - 1)));
        }
        if (happens()) {
            double stretch = Math.exp(normal() * LOG_SCALE * Math.log(2));
            m = product(m, new double[] {stretch, 0, 0, 1 / stretch});
        }
        boolean shifted = happens();
        maps[at] = (float) m[0];
        maps[at + 1] = (float) m[1];
        maps[at + 2] = (float) (shifted ? SHIFT * normal() : 0);
        maps[at + 3] = (float) m[2];
        maps[at + 4] = (float) m[3];
        maps[at + 5] = (float) (shifted ? SHIFT * normal() : 0);
    }

    private static double[] rotation(double angle) {
        return new double[] {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)};
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2],
            a[2] * b[1] + a[3] * b[3]};
    }

    private boolean happens() {
        return random.nextDouble() < p;
    }

    private double normal() {
        return random.nextGaussian();
    }
}
