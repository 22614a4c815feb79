package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import lacuna.models.stylegan2.ShownWindow;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/** A window with all that its fills have in common. */
final class SeenWindow implements AutoCloseable {

    private final NDManager manager;
    private final NDArray image;
    private final NDArray hole;
    private final NDArray missing;
    private final NDArray erased;
    private final NDArray encoded;

    /** @param manager owner of what is kept; closed with this */
    SeenWindow(Diverse network, NDManager manager, NDArray image, NDArray hole) {
        this.manager = manager;
        this.image = Autograd.infer(manager, image::duplicate);
        this.hole = Autograd.infer(manager, hole::duplicate);
        int size = network.config().prior().size();
        // Of a resampled window an area counts as missing if it is so for the most part.
        missing = Autograd.infer(manager, () -> {
            NDArray share = ShownWindow.of(this.image, this.hole, size).missing();
            return Torch.choose(share, share.onesLike(), share.zerosLike());
        });
        erased = Autograd.infer(manager, () -> Torch.choose(
                missing, missing.zerosLike(), ShownWindow.of(this.image, this.hole, size).image()));
        encoded = Autograd.infer(manager, () -> network.encode(erased, missing));
    }

    /** What belongs to this window and its fills. */
    NDManager manager() {
        return manager;
    }

    /** (N, 1, size, size), 0 or 1. */
    NDArray missing() {
        return missing;
    }

    /** (N, C, size, size), 0 where pixels are missing. */
    NDArray erased() {
        return erased;
    }

    /** (N, styles, width). */
    NDArray encoded() {
        return encoded;
    }

    /** What the network made, at the size of the window. */
    NDArray restore(NDArray made) {
        return ShownWindow.restore(made, image.getShape().get(2), image.getShape().get(3));
    }

    /** The window filled with what the network made. */
    NDArray fill(NDArray made) {
        return Torch.choose(hole, restore(Torch.choose(missing, made, erased)), image);
    }

    @Override
    public void close() {
        manager.close();
    }
}
