package lacuna.ops.fillers;

/**
 * Separable resampling by an interpolation kernel that is widened when it makes an image smaller, so that nothing aliases.
 * The border is repeated by normalising the weights inside.
 */
enum Resampling {

    /** The triangle. */
    BILINEAR(1) {
        @Override
        double kernel(double t) {
            return Math.max(0, 1 - t);
        }
    },
    /** Cubic convolution with a = -1/2 (Keys 1981, equation 15). */
    BICUBIC(2) {
        @Override
        double kernel(double t) {
            return t < 1 ? (1.5 * t - 2.5) * t * t + 1 : t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
        }
    };

    private final double support;

    Resampling(double support) {
        this.support = support;
    }

    /** @param t distance from the centre, 0 or more */
    abstract double kernel(double t);

    /** A plane of another size; the same plane if the size is the same. */
    float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
        float[] wide = lines(plane, width, newWidth, height, 1, width, 1, newWidth);
        return lines(wide, height, newHeight, newWidth, newWidth, 1, newWidth, 1);
    }

    private float[] lines(float[] in, int size, int newSize, int lines, int step, int line, int newStep, int newLine) {
        if (size == newSize) {
            return in;
        }
        float[] out = new float[newSize * lines];
        double scale = (double) size / newSize;
        double widening = Math.max(1, scale);
        for (int i = 0; i < newSize; i++) {
            double center = (i + 0.5) * scale - 0.5;
            int first = Math.max(0, (int) Math.ceil(center - support * widening));
            int last = Math.min(size - 1, (int) Math.floor(center + support * widening));
            double[] weights = weights(first, last, center, widening);
            for (int l = 0; l < lines; l++) {
                double sum = 0;
                for (int j = first; j <= last; j++) {
                    sum += weights[j - first] * in[l * line + j * step];
                }
                out[l * newLine + i * newStep] = (float) sum;
            }
        }
        return out;
    }

    private double[] weights(int first, int last, double center, double widening) {
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int j = first; j <= last; j++) {
            weights[j - first] = kernel(Math.abs(j - center) / widening);
            sum += weights[j - first];
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
        return weights;
    }
}
