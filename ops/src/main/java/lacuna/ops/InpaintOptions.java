package lacuna.ops;

/**
 * What a user may choose of a run. Start from {@link #DEFAULTS}.
 *
 * @param seed of everything random; same seed, same device: same pixels
 * @param grow pixels by which the hole is grown (Euclidean disc) before it is filled
 * @param rgb whether the third dimension holds red, green and blue, which are filled together; otherwise each plane by
 *     itself
 */
public record InpaintOptions(long seed, int grow, boolean rgb) {

    public static final InpaintOptions DEFAULTS = new InpaintOptions(0, 0, false);

    public InpaintOptions withSeed(long value) {
        return new InpaintOptions(value, grow, rgb);
    }

    public InpaintOptions withGrow(int value) {
        return new InpaintOptions(seed, value, rgb);
    }

    public InpaintOptions withRgb(boolean value) {
        return new InpaintOptions(seed, grow, value);
    }
}
