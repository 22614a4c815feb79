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
 */
public record InpaintSettings(String model, FillerOptions filler, long seed, int grow, boolean allPlanes) {

    public static final InpaintSettings DEFAULTS = new InpaintSettings("auto", FillerOptions.DEFAULTS, 0, 0, false);

    public InpaintSettings withModel(String value) {
        return new InpaintSettings(value, filler, seed, grow, allPlanes);
    }

    public InpaintSettings withFiller(FillerOptions value) {
        return new InpaintSettings(model, value, seed, grow, allPlanes);
    }

    public InpaintSettings withSeed(long value) {
        return new InpaintSettings(model, filler, value, grow, allPlanes);
    }

    public InpaintSettings withGrow(int value) {
        return new InpaintSettings(model, filler, seed, value, allPlanes);
    }

    public InpaintSettings withAllPlanes(boolean value) {
        return new InpaintSettings(model, filler, seed, grow, value);
    }
}
