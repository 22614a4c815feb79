package lacuna.training;

/** The bell-shaped window under which structural similarity is measured and learned. */
public final class Gaussian {

    private Gaussian() { }

    /** {@code size} weights (odd) around the middle one that sum to 1. */
    public static double[] window(int size, double deviation) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = (i - size / 2) / deviation;
            weights[i] = Math.exp(-distance * distance / 2);
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
