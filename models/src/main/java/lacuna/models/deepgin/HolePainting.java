package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/** Paints the missing pixels as the network's weights expect them. */
final class HolePainting {

    private HolePainting() { }

    /**
     * @param unit (N, C, H, W) in [0, 1]
     * @param hole (N, 1, H, W) 1 = missing
     */
    static NDArray paint(DeepGinConfig.Holes holes, NDArray unit, NDArray hole) {
        return switch (holes) {
            case WHITE -> Torch.composite(hole, unit.onesLike(), unit);
            case SMOOTH -> smooth(unit, hole);
        };
    }

    private static NDArray smooth(NDArray unit, NDArray hole) {
        throw new UnsupportedOperationException();
    }
}
