package lacuna.training.directions;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import lacuna.models.Edit;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.torch.Autograd;

/** Images that a prior draws, with the noise that is stored with its weights: the code alone says what they show. */
final class PriorImages {

    private static final int BATCH = 16;

    private final StyleGan2 prior;
    private final NDManager manager;

    PriorImages(StyleGan2 prior, NDManager manager) {
        this.prior = prior;
        this.manager = manager;
    }

    /** Edge of an image in pixels. */
    int size() {
        return prior.config().size();
    }

    /**
     * Draws styles as the prior does.
     *
     * @return {@code count} of them, each as long as a style
     */
    float[][] draw(int count, long seed) {
        int width = prior.config().width();
        Random random = new Random(seed);
        float[][] styles = new float[count][];
        for (int from = 0; from < count; from += BATCH) {
            int n = Math.min(BATCH, count - from);
            try (NDManager scratch = manager.newSubManager()) {
                float[] w = Autograd.infer(scratch, () -> prior.map(StyleGan2.normal(scratch, random, n, width))).toFloatArray();
                for (int i = 0; i < n; i++) {
                    styles[from + i] = Arrays.copyOfRange(w, i * width, (i + 1) * width);
                }
            }
        }
        return styles;
    }

    /**
     * Makes images one after the other.
     *
     * @param styles each is for all layers
     * @param edits of the codes; may be empty
     * @param check called now and then; may throw to end the work
     * @param image takes each: C planes of size x size in [-1, 1], which it may leave by a little
     */
    void make(float[][] styles, List<Edit> edits, Runnable check, Consumer<float[]> image) {
        float[] offset = Edit.offset(edits, prior.config().styles(), prior.config().width());
        for (int from = 0; from < styles.length; from += BATCH) {
            check.run();
            float[][] batch = Arrays.copyOfRange(styles, from, Math.min(from + BATCH, styles.length));
            try (NDManager scratch = manager.newSubManager()) {
                NDArray codes = codes(scratch, batch, offset);
                float[] images = Autograd.infer(scratch, () -> prior.synthesize(codes)).toFloatArray();
                int length = images.length / batch.length;
                for (int i = 0; i < batch.length; i++) {
                    image.accept(Arrays.copyOfRange(images, i * length, (i + 1) * length));
                }
            }
        }
    }

    private NDArray codes(NDManager scratch, float[][] styles, float[] offset) {
        int width = prior.config().width();
        float[] codes = new float[styles.length * offset.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = styles[i / offset.length][i % width] + offset[i % offset.length];
        }
        return scratch.create(codes, new Shape(styles.length, prior.config().styles(), width));
    }

    /** The mean of the channels of an image. */
    float[] grey(float[] image) {
        int area = size() * size();
        float[] grey = new float[area];
        int channels = image.length / area;
        for (int i = 0; i < image.length; i++) {
            grey[i % area] += image[i] / channels;
        }
        return grey;
    }
}
