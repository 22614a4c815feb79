package lacuna.ops;

/**
 * How much of the surroundings a fill wants to see.
 *
 * @param margin known pixels wanted on every side of a hole
 * @param fieldOfView smallest useful window edge in pixels (smaller only where the image itself is)
 * @param maximum largest window edge in pixels that is filled at once; a larger hole is filled coarse-to-fine
 * @param multiple window edges are multiples of this; an image that is smaller or does not fit is padded
 */
public record ContextPolicy(int margin, int fieldOfView, int maximum, int multiple) { }
