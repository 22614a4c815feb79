package lacuna.ops.check;

import java.util.function.DoubleUnaryOperator;

/**
 * What a user may choose of a check. Start from {@link #DEFAULTS}.
 *
 * @param tests how often the hole is hidden elsewhere, at least 1
 * @param seed of places and fills; same seed, same figures
 * @param grow pixels by which the hole is grown first, as for the fill
 * @param rgb whether the third dimension holds red, green and blue, which are filled together
 * @param units from the image's values to those in which errors are given
 */
public record CheckOptions(int tests, long seed, int grow, boolean rgb, DoubleUnaryOperator units) {

    public static final CheckOptions DEFAULTS = new CheckOptions(8, 0, 0, false, DoubleUnaryOperator.identity());

    /** @throws IllegalArgumentException if nothing would be tested */
    public CheckOptions {
        if (tests < 1) {
            throw new IllegalArgumentException("A check of " + tests + " tests says nothing: choose 1 or more.");
        }
    }

    public CheckOptions withTests(int value) {
        return new CheckOptions(value, seed, grow, rgb, units);
    }

    public CheckOptions withSeed(long value) {
        return new CheckOptions(tests, value, grow, rgb, units);
    }

    public CheckOptions withGrow(int value) {
        return new CheckOptions(tests, seed, value, rgb, units);
    }

    public CheckOptions withRgb(boolean value) {
        return new CheckOptions(tests, seed, grow, value, units);
    }

    public CheckOptions withUnits(DoubleUnaryOperator value) {
        return new CheckOptions(tests, seed, grow, rgb, value);
    }
}
