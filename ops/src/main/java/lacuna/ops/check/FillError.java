package lacuna.ops.check;

import java.util.Arrays;

/**
 * How far a fill is from the truth, over all samples (pixels times channels) that were hidden, in the units of the image. Samples
 * are gathered one by one, and those of several fills together.
 */
public final class FillError {

    private float[] absolute = new float[256];
    private int count;
    private double sum;
    private double absolutes;
    private double squares;
    private double fillGradient;
    private double trueGradient;
    private double variances;
    private double weights;
    private double peak;

    /** One hidden sample. */
    void add(double truth, double fill) {
        double difference = fill - truth;
        if (count == absolute.length) {
            absolute = Arrays.copyOf(absolute, 2 * count);
        }
        absolute[count++] = (float) Math.abs(difference);
        sum += difference;
        absolutes += Math.abs(difference);
        squares += difference * difference;
    }

    /** Lengths of the gradient at one hidden sample. */
    void addGradient(double truth, double fill) {
        trueGradient += truth;
        fillGradient += fill;
    }

    /** The variance of known samples around a hidden piece of so many pixels. */
    void addSurroundings(double variance, double pixels) {
        variances += variance * pixels;
        weights += pixels;
    }

    /** The range of the image, by which PSNR is measured: the largest one counts. */
    void setPeak(double range) {
        peak = Math.max(peak, range);
    }

    void addAll(FillError other) {
        absolute = Arrays.copyOf(absolute, Math.max(256, count + other.count));
        System.arraycopy(other.absolute, 0, absolute, count, other.count);
        count += other.count;
        sum += other.sum;
        absolutes += other.absolutes;
        squares += other.squares;
        fillGradient += other.fillGradient;
        trueGradient += other.trueGradient;
        variances += other.variances;
        weights += other.weights;
        peak = Math.max(peak, other.peak);
    }

    /** How many samples were compared. */
    public int samples() {
        return count;
    }

    /** Mean absolute error. */
    public double meanAbsolute() {
        return absolutes / count;
    }

    /** Root of the mean squared error. */
    public double rmse() {
        return Math.sqrt(squares / count);
    }

    /** Mean of fill minus truth: above 0, the fill is too bright. */
    public double bias() {
        return sum / count;
    }

    /** The absolute error that so large a part of the samples does not exceed (nearest rank). */
    public double quantile(double part) {
        float[] sorted = Arrays.copyOf(absolute, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * count) - 1)];
    }

    /**
     * Peak signal-to-noise ratio in dB: 20 log10(range / RMSE), where the range is 255 for 8 bits and that of the known values
     * otherwise. Infinite if the fill is exact.
     */
    public double psnr() {
        return squares == 0 ? Double.POSITIVE_INFINITY : 20 * Math.log10(peak / rmse());
    }

    /** Mean length of the fill's gradient divided by that of the truth: below 1 the fill is smoother, above 1 rougher. */
    public double gradientRatio() {
        return fillGradient == trueGradient ? 1 : fillGradient / trueGradient;
    }

    /** Standard deviation of the known samples around the hidden pieces: the contrast there. */
    public double deviationNearby() {
        return Math.sqrt(variances / weights);
    }

    /** Mean absolute error as a part of the contrast around. */
    public double relative() {
        return absolutes == 0 ? 0 : meanAbsolute() / deviationNearby();
    }
}
