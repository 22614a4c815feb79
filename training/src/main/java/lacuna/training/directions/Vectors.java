package lacuna.training.directions;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of codes. */
final class Vectors {

    /** What is left of a vector of length 1, if it is less, is rounding. */
    private static final double NOTHING = 1e-4;

    private Vectors() { }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double[] scaled(double[] a, double factor) {
        double[] scaled = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            scaled[i] = factor * a[i];
        }
        return scaled;
    }

    static double[] of(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }

    static float[] rounded(double[] values) {
        float[] copy = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            copy[i] = (float) values[i];
        }
        return copy;
    }

    /** The vector as often as it takes to have {@code length} numbers: a style's numbers for every style. */
    static double[] repeated(double[] a, int length) {
        double[] repeated = new double[length];
        for (int i = 0; i < length; i++) {
            repeated[i] = a[i % a.length];
        }
        return repeated;
    }

    static double[] mean(List<float[]> codes) {
        double[] mean = new double[codes.get(0).length];
        for (float[] code : codes) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += code[i] / (double) codes.size();
            }
        }
        return mean;
    }

    /** Standard deviation of codes along a vector of length 1, both of as many numbers. */
    static double deviation(List<float[]> codes, double[] unit) {
        double middle = dot(mean(codes), unit);
        double squares = 0;
        for (float[] code : codes) {
            double along = dot(of(code), unit) - middle;
            squares += along * along;
        }
        return Math.sqrt(squares / (codes.size() - 1));
    }

    /**
     * What is left of a vector without its parts along others (InterfaceGAN, section 3.2), by Gram and Schmidt's method.
     *
     * @return at right angles to each of them; not a number everywhere if nothing is left
     */
    static double[] without(double[] vector, List<double[]> others) {
        List<double[]> basis = new ArrayList<>();
        for (double[] other : others) {
            double[] rest = cleared(other, basis);
            if (length(rest) > NOTHING * length(other)) {
                basis.add(scaled(rest, 1 / length(rest)));
            }
        }
        double[] rest = cleared(vector, basis);
        return scaled(rest, length(rest) > NOTHING * length(vector) ? 1 : Double.NaN);
    }

    /** Twice, since once leaves what was rounded. */
    private static double[] cleared(double[] vector, List<double[]> basis) {
        double[] rest = vector.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (double[] unit : basis) {
                double part = dot(rest, unit);
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= part * unit[i];
                }
            }
        }
        return rest;
    }
}
