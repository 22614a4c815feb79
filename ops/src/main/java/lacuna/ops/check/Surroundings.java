package lacuna.ops.check;

import java.util.function.DoubleUnaryOperator;
import lacuna.ops.window.PlaneSet;

/**
 * What the known pixels around a place are like.
 *
 * @param count how many there are
 * @param mean over all channels
 * @param variance mean over the channels
 */
record Surroundings(int count, double mean, double variance) {

    /** @param units from the values of the image to those that are averaged */
    static Surroundings of(PlaneSet<?> planes, HoleShape shape, int x, int y, DoubleUnaryOperator units) {
        int[][] rim = shape.rim();
        double[] values = new double[planes.channels()];
        double[] sums = new double[values.length];
        double[] squares = new double[values.length];
        double[] first = null;
        int count = 0;
        for (int i = 0; i < rim[0].length; i++) {
            int px = x + rim[0][i];
            int py = y + rim[1][i];
            boolean inside = px >= 0 && py >= 0 && px < planes.hole().width() && py < planes.hole().height();
            if (!inside || !planes.read(px, py, values)) {
                continue;
            }
            for (int c = 0; c < values.length; c++) {
                values[c] = units.applyAsDouble(values[c]);
            }
            first = first == null ? values.clone() : first;
            for (int c = 0; c < values.length; c++) {
                // Around a first value, since squares of large values would drown small differences.
                double value = values[c] - first[c];
                sums[c] += value;
                squares[c] += value * value;
            }
            count++;
        }
        double mean = 0;
        double variance = 0;
        for (int c = 0; c < values.length && count > 0; c++) {
            mean += (first[c] + sums[c] / count) / values.length;
            variance += Math.max(0, squares[c] / count - sums[c] / count * (sums[c] / count)) / values.length;
        }
        return new Surroundings(count, mean, variance);
    }

    /**
     * How little two surroundings resemble each other: the difference of their means, in standard deviations, plus that of the
     * logarithms of their standard deviations.
     *
     * @param least standard deviation below which differences are those of noise
     */
    double distance(Surroundings other, double least) {
        double own = Math.sqrt(variance) + least;
        double theirs = Math.sqrt(other.variance) + least;
        return Math.abs(mean - other.mean) / Math.max(own, theirs) + Math.abs(Math.log(own / theirs));
    }
}
