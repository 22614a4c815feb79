package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Random;
import java.util.function.IntConsumer;
import lacuna.models.Shapes;
import lacuna.models.torch.Adam;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * Finds the code whose image agrees with the known pixels of a given one, by gradient descent (StyleGAN2, section 5 and appendix D,
 * in W+ and on the known pixels alone). Starts from the best of many drawn styles. Codes are described by their distance from the
 * mean in standard deviations of the styles, so that no direction is too stiff.
 */
public final class Projector {

    private static final int CHUNK = 32;
    private static final int LEVELS = 3;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double GRADIENT_LIMIT = 1e6;
    /** Pull towards the mean: weak enough not to be seen in the known pixels, strong enough to keep the hidden ones plausible. */
    private static final double PULL = 2e-5;
    /** Share of the steps in which the rate rises, and at the end falls to zero. */
    private static final double RISE = 0.05;
    private static final double FALL = 0.25;

    private final StyleGan2 generator;
    private final Options options;

    /**
     * @param steps of the descent; 1,000 as published
     * @param rate of Adam at its highest, in standard deviations of the styles
     * @param candidates styles from which the start is chosen
     * @param seed of these
     */
    public record Options(int steps, double rate, int candidates, long seed) {

        public static final Options DEFAULTS = new Options(1000, 0.05, 256, 0);

        public Options withSteps(int value) {
            return new Options(value, rate, candidates, seed);
        }

        public Options withSeed(long value) {
            return new Options(steps, rate, candidates, value);
        }
    }

    /**
     * @param code (1, styles, width)
     * @param image (1, C, size, size) that the code stands for
     * @param error mean squared difference of the known pixels
     */
    public record Projection(NDArray code, NDArray image, double error) { }

    public Projector(StyleGan2 generator, Options options) {
        this.generator = generator;
        this.options = options;
    }

    /**
     * Projects one image.
     *
     * @param image (1, C, size, size) in [-1, 1]
     * @param hole (1, 1, size, size), 1 = missing
     * @param afterStep is told the number of steps done, and may throw to end the work
     * @return arrays of the manager of {@code image}
     */
    public Projection project(NDArray image, NDArray hole, IntConsumer afterStep) {
        int size = generator.config().size();
        Shapes.check("The image", image, 1, generator.config().imageChannels(), size, size);
        Shapes.check("The hole", hole, 1, 1, size, size);
        // What is made with the gradient mode off cannot take part in differentiation later.
        return Autograd.withGradient(() -> search(image, hole, afterStep));
    }

    private Projection search(NDArray image, NDArray hole, IntConsumer afterStep) {
        try (NDManager scratch = image.getManager().newSubManager()) {
            NDArray known = Torch.add(Torch.mul(hole, -1), 1);
            NDArray styles = styles(scratch);
            NDArray mean = Torch.meanAlong(styles, 0);
            NDArray deviation = Torch.sqrt(Torch.add(
                    Torch.meanAlong(Torch.square(Torch.sub(styles, mean)), 0), 1e-8));
            NDArray start = generator.repeat(best(styles, image, known));
            NDArray offset = Autograd.detach(Torch.div(Torch.sub(start, mean), deviation));
            offset.attach(scratch);
            offset.setRequiresGradient(true);
            descend(scratch, offset, mean, deviation, image, known, afterStep);
            return Autograd.withoutGradient(() -> {
                NDArray code = Autograd.detach(code(offset, mean, deviation));
                NDArray made = generator.synthesize(code);
                double error = error(made, image, known, 0).getFloat();
                code.attach(image.getManager());
                made.attach(image.getManager());
                return new Projection(code, made, error);
            });
        }
    }

    private NDArray styles(NDManager scratch) {
        int width = generator.config().width();
        NDArray z = StyleGan2.normal(scratch, new Random(options.seed()), Math.max(CHUNK, options.candidates()), width);
        return Autograd.detach(generator.map(z));
    }

    /** The style (1, width) whose image is nearest. */
    private NDArray best(NDArray styles, NDArray image, NDArray known) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        int count = (int) styles.getShape().get(0);
        for (int from = 0; from < count; from += CHUNK) {
            NDArray some = Torch.narrow(styles, 0, from, Math.min(CHUNK, count - from));
            float[] errors = Autograd.withoutGradient(() -> {
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    NDArray made = generator.synthesize(generator.repeat(some));
                    return Torch.sumPerImage(Torch.square(Torch.mul(Torch.sub(made, image), known))).toFloatArray();
                }
            });
            for (int i = 0; i < errors.length; i++) {
                if (errors[i] < least) {
                    least = errors[i];
                    best = from + i;
                }
            }
        }
        return Torch.narrow(styles, 0, best, 1);
    }

    private void descend(NDManager scratch, NDArray offset, NDArray mean, NDArray deviation, NDArray image, NDArray known,
            IntConsumer afterStep) {
        NDList weights = new NDList(offset);
        Adam adam = new Adam(scratch, weights, BETA1, BETA2);
        for (int step = 0; step < options.steps(); step++) {
            double done = step / (double) options.steps();
            double rate = options.rate() * Math.min(1, (done + 1e-3) / RISE) * Math.min(1, (1 - done) / FALL);
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                Autograd.withGradient(() -> {
                    NDArray made = generator.synthesize(code(offset, mean, deviation));
                    NDArray loss = Torch.mul(Torch.mean(Torch.square(offset)), PULL);
                    for (int level = 0; level < LEVELS; level++) {
                        loss = Torch.add(loss, error(made, image, known, level));
                    }
                    return adam.step(Autograd.gradients(loss, weights, false), rate, GRADIENT_LIMIT);
                });
            }
            afterStep.accept(step + 1);
        }
    }

    private static NDArray code(NDArray offset, NDArray mean, NDArray deviation) {
        return Torch.add(Torch.mul(offset, deviation), mean);
    }

    /** Mean squared difference of the known pixels at 1 / 2^level of the resolution; coarse levels show the way. */
    private static NDArray error(NDArray made, NDArray image, NDArray known, int level) {
        NDArray difference = Torch.mul(Torch.sub(made, image), known);
        double share = Math.max(1e-6, known.mean().getFloat());
        if (level > 0) {
            long edge = image.getShape().get(2) >> level;
            difference = Torch.areaResize(difference, edge, edge);
        }
        return Torch.mul(Torch.mean(Torch.square(difference)), 1 / share);
    }
}
