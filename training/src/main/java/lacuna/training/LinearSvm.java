package lacuna.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;

/**
 * A linear support vector machine of liblinear (Fan et al., JMLR 9, 2008): the weights w and the bias b that minimise
 * |(w, b)|^2 / 2 + C sum max(0, 1 - y (w'x + b))^2, which is the squared hinge loss with the bias regularised; C is 1 unless it is
 * given.
 */
public final class LinearSvm {

    /** Of the gradient, against that at the start: as exact as the arithmetic allows, so that results do not depend on the solver. */
    private static final double GRADIENT = 1e-12;
    private static final double COST = 1;

    static {
        // It would write to the standard output, which belongs to results.
        Linear.disableDebugOutput();
    }

    private final double[] weights;

    private LinearSvm(double[] weights) {
        this.weights = weights;
    }

    /**
     * Learns to tell two sets of vectors of one length.
     *
     * @param positive at least one
     * @param negative at least one
     */
    public static LinearSvm train(float[][] positive, float[][] negative) {
        return train(positive, negative, COST, COST);
    }

    /**
     * As {@link #train(float[][], float[][])}, with another weight of the loss, and both sets counted alike whatever their sizes.
     *
     * @param cost weight of the mean loss of the two sets; the smaller, the more the normal is that of the difference of their means
     */
    public static LinearSvm train(float[][] positive, float[][] negative, double cost) {
        return train(positive, negative, cost / 2 / positive.length, cost / 2 / negative.length);
    }

    private static LinearSvm train(float[][] positive, float[][] negative, double ofPositive, double ofNegative) {
        Problem problem = new Problem();
        problem.l = positive.length + negative.length;
        problem.n = positive[0].length + 1;
        problem.bias = 1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        for (int i = 0; i < problem.l; i++) {
            boolean first = i < positive.length;
            problem.x[i] = features(first ? positive[i] : negative[i - positive.length]);
            problem.y[i] = first ? 1 : -1;
        }
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, 1, GRADIENT);
        parameter.setWeights(new double[] {ofPositive, ofNegative}, new int[] {1, -1});
        // The first label of the problem is the one that decisions above 0 stand for.
        return new LinearSvm(Linear.train(problem, parameter).getFeatureWeights());
    }

    /** The vector and a 1 at its end for the bias. */
    private static Feature[] features(float[] vector) {
        Feature[] features = new Feature[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            features[i] = new FeatureNode(i + 1, vector[i]);
        }
        features[vector.length] = new FeatureNode(vector.length + 1, 1);
        return features;
    }

    /** Above 0 for what it takes for positive. */
    public double decide(float[] vector) {
        double sum = weights[vector.length];
        for (int i = 0; i < vector.length; i++) {
            sum += weights[i] * vector[i];
        }
        return sum;
    }

    /** The weights, which are a normal of the boundary and point to the positive side; of the length of the vectors. */
    public double[] normal() {
        double[] normal = new double[weights.length - 1];
        System.arraycopy(weights, 0, normal, 0, normal.length);
        return normal;
    }
}
