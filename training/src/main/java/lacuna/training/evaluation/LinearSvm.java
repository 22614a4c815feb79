package lacuna.training.evaluation;

/**
 * A linear support vector machine, solved exactly: the weights and the bias b that minimise |(w, b)|^2 / 2 + sum max(0, 1 - y
 * (w'x + b))^2, by Newton's method, each step by conjugate gradients (Lin, Weng and Keerthi, JMLR 9, 2008, without its trust
 * region). That is the squared hinge loss with C = 1 and the bias regularised.
 */
final class LinearSvm {

    private static final int STEPS = 100;
    private static final double GRADIENT = 1e-12;
    private static final double RESIDUAL = 1e-14;
    private static final double SUFFICIENT = 1e-4;
    private static final double SHORTEST = 1e-12;

    /** The positive samples, then the negative ones, each with a 1 at the end for the bias. */
    private final double[][] samples;
    private final int positives;
    private final double[] weights;

    private LinearSvm(float[][] positive, float[][] negative) {
        positives = positive.length;
        samples = new double[positives + negative.length][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = extended(i < positives ? positive[i] : negative[i - positives]);
        }
        weights = new double[samples[0].length];
    }

    /** Learns to tell two sets of vectors of one length. */
    static LinearSvm train(float[][] positive, float[][] negative) {
        LinearSvm machine = new LinearSvm(positive, negative);
        machine.solve();
        return machine;
    }

    /** Above 0 for what it takes for positive. */
    double decide(float[] vector) {
        return dot(weights, extended(vector));
    }

    private void solve() {
        double[] margins = margins(weights);
        double[] gradient = gradient(margins);
        double first = Math.sqrt(dot(gradient, gradient));
        for (int step = 0; step < STEPS && Math.sqrt(dot(gradient, gradient)) > GRADIENT * first; step++) {
            double[] direction = newton(margins, gradient);
            double length = search(margins, direction, dot(gradient, direction));
            if (length < SHORTEST) {
                return; // as exact as the arithmetic allows
            }
            addTo(weights, length, direction);
            margins = margins(weights);
            gradient = gradient(margins);
        }
    }

    private double[] margins(double[] vector) {
        double[] margins = new double[samples.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = sign(i) * dot(samples[i], vector);
        }
        return margins;
    }

    private int sign(int sample) {
        return sample < positives ? 1 : -1;
    }

    private double[] gradient(double[] margins) {
        double[] gradient = weights.clone();
        for (int i = 0; i < margins.length; i++) {
            if (margins[i] < 1) {
                addTo(gradient, -2 * sign(i) * (1 - margins[i]), samples[i]);
            }
        }
        return gradient;
    }

    /** Solves H d = -gradient, H = I + 2 X'X over the samples within the margin. */
    private double[] newton(double[] margins, double[] gradient) {
        double[] direction = new double[gradient.length];
        double[] residual = new double[gradient.length];
        addTo(residual, -1, gradient);
        double[] search = residual.clone();
        double size = dot(residual, residual);
        double enough = RESIDUAL * RESIDUAL * size;
        for (int i = 0; i < 2 * (gradient.length + samples.length) && size > enough; i++) {
            double[] product = curvature(margins, search);
            double length = size / dot(search, product);
            addTo(direction, length, search);
            addTo(residual, -length, product);
            double next = dot(residual, residual);
            for (int k = 0; k < search.length; k++) {
                search[k] = residual[k] + next / size * search[k];
            }
            size = next;
        }
        return direction;
    }

    private double[] curvature(double[] margins, double[] vector) {
        double[] product = vector.clone();
        for (int i = 0; i < margins.length; i++) {
            if (margins[i] < 1) {
                addTo(product, 2 * dot(samples[i], vector), samples[i]);
            }
        }
        return product;
    }

    /** The longest of 1, 1/2, 1/4 ... of the direction that makes enough of the expected progress. */
    private double search(double[] margins, double[] direction, double slope) {
        double[] change = margins(direction);
        double before = objective(margins, change, direction, 0);
        double length = 1;
        while (length >= SHORTEST
                && objective(margins, change, direction, length) > before + SUFFICIENT * length * slope) {
            length /= 2;
        }
        return length;
    }

    private double objective(double[] margins, double[] change, double[] direction, double length) {
        double[] moved = weights.clone();
        addTo(moved, length, direction);
        double sum = dot(moved, moved) / 2;
        for (int i = 0; i < margins.length; i++) {
            double slack = Math.max(0, 1 - margins[i] - length * change[i]);
            sum += slack * slack;
        }
        return sum;
    }

    private static double[] extended(float[] vector) {
        double[] result = new double[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            result[i] = vector[i];
        }
        result[vector.length] = 1;
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] target, double factor, double[] vector) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * vector[i];
        }
    }
}
