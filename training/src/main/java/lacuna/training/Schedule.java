package lacuna.training;

/**
 * What changes from step to step; a pure function of the step, so that a resumed run goes on as if it had not stopped.
 *
 * @param steps of the whole run
 * @param warmUp steps at the start with L1 alone, or of the first of two stages
 * @param rate learning rate of the generator at its highest
 * @param constant share of the steps after which the rate falls linearly to zero
 */
public record Schedule(long steps, long warmUp, double rate, double constant) {

    private static final long LONGEST_RAMP = 300;
    private static final double AVERAGING = 0.002;

    /**
     * One step's settings.
     *
     * @param warmUp whether L1 is the only loss, or the first of two stages is trained
     * @param rate learning rate of the generator
     * @param averaging share of the new weights in their moving average
     */
    public record Point(boolean warmUp, double rate, double averaging) { }

    public Schedule {
        if (steps < 1 || warmUp < 0 || rate <= 0 || constant < 0 || constant > 1) {
            throw new IllegalArgumentException("A training needs at least one step and a positive learning rate.");
        }
    }

    /** Of another length, with the same share of warm-up. */
    public Schedule withSteps(long value) {
        return new Schedule(value, Math.round((double) value * warmUp / steps), rate, constant);
    }

    /** @param step counted from 0 */
    public Point at(long step) {
        double left = 1 - step / (double) steps;
        double fall = constant >= 1 ? 1 : Math.min(1, left / (1 - constant));
        double ramp = Math.min(1, (step + 1) / Math.min(LONGEST_RAMP, steps / 10.0));
        // A young average forgets fast, so that it does not remember the random start.
        double averaging = Math.max(AVERAGING, 1.0 / (step / 10.0 + 1));
        return new Point(step < warmUp, rate * ramp * fall, averaging);
    }

    long mainSteps(long done) {
        return Math.max(0, done - warmUp);
    }
}
