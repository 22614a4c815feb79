package lacuna.plugin;

import lacuna.ops.fillers.FillerOptions;

/**
 * How to fill an {@code ImagePlus}. Start from {@link #DEFAULTS}.
 *
 * @param model a name of {@link lacuna.ops.fillers.Fillers#names()}
 * @param filler device and the like
 * @param seed of everything random; same seed, same device: same pixels
 * @param grow pixels by which the hole is grown before it is filled
 * @param allPlanes every plane of a stack rather than the current one (selections that have a position keep to it)
 * @param wholeImage whether the edit of {@code filler} is to reach known pixels as well; without an edit they stay as they are
 */
public record InpaintSettings(String model, FillerOptions filler, long seed, int grow, boolean allPlanes,
        boolean wholeImage) {

    public static final InpaintSettings DEFAULTS = new InpaintSettings("auto", FillerOptions.DEFAULTS, 0, 0, false, false);

    public InpaintSettings withModel(String value) {
        return new InpaintSettings(value, filler, seed, grow, allPlanes, wholeImage);
    }

    public InpaintSettings withFiller(FillerOptions value) {
        return new InpaintSettings(model, value, seed, grow, allPlanes, wholeImage);
    }

    public InpaintSettings withSeed(long value) {
        return new InpaintSettings(model, filler, value, grow, allPlanes, wholeImage);
    }

    public InpaintSettings withGrow(int value) {
        return new InpaintSettings(model, filler, seed, value, allPlanes, wholeImage);
    }

    public InpaintSettings withAllPlanes(boolean value) {
        return new InpaintSettings(model, filler, seed, grow, value, wholeImage);
    }

    public InpaintSettings withWholeImage(boolean value) {
        return new InpaintSettings(model, filler, seed, grow, allPlanes, value);
    }

    /** Whether known pixels may change. */
    boolean changesKnownPixels() {
        return wholeImage && filler.edit() != null;
    }
}
