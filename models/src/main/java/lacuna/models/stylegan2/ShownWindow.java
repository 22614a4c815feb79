package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/**
 * A window as a network of one size sees it: as it is if it has that size, else resampled. What is missing is 0 and has no part
 * in any mean.
 *
 * @param image (N, C, size, size) means over the known pixels of each area
 * @param missing (N, 1, size, size) the share of missing pixels in it, 0 to 1
 */
public record ShownWindow(NDArray image, NDArray missing) {

    private static final double LEAST_SHARE = 1e-6;

    /**
     * @param image (N, C, H, W)
     * @param hole (N, 1, H, W)
     */
    public static ShownWindow of(NDArray image, NDArray hole, int size) {
        NDArray known = Torch.choose(hole, hole.zerosLike(), image);
        if (image.getShape().get(2) == size && image.getShape().get(3) == size) {
            return new ShownWindow(known, hole);
        }
        NDArray missing = Torch.areaResize(hole, size, size);
        NDArray share = Torch.add(Torch.mul(missing, -1), 1 + LEAST_SHARE);
        return new ShownWindow(Torch.div(Torch.areaResize(known, size, size), share), missing);
    }

    /** What the network made, (N, C, size, size), at the size of the window. */
    public static NDArray restore(NDArray made, long height, long width) {
        return made.getShape().get(2) == height && made.getShape().get(3) == width
                ? made
                : Torch.resizeBilinear(made, height, width, false);
    }
}
