package lacuna.training.diverse;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.torch.Torch;

/**
 * What one step judges: images with holes, and what the network made of them, once or twice.
 *
 * @param truth (N, C, S, S)
 * @param hole (N, 1, S, S)
 * @param erased the truth with 0 in the hole
 * @param restored made with the style that the truth was made of, the paper's I_g^o; null where nobody knows that style
 * @param filled made with another style, the paper's I_r^o
 */
record Fills(NDArray truth, NDArray hole, NDArray erased, NDArray restored, NDArray filled) {

    /** With the known pixels, the paper's I^f: what the discriminator sees. */
    List<NDArray> completed() {
        List<NDArray> completed = new ArrayList<>();
        if (restored != null) {
            completed.add(Torch.composite(hole, restored, erased));
        }
        completed.add(Torch.composite(hole, filled, erased));
        return completed;
    }

    /** The known pixels of what was made with another style. */
    NDArray filledKnown() {
        return Torch.mul(filled, Torch.add(Torch.mul(hole, -1), 1));
    }

    /** Mean absolute difference in the holes between the two, in [-1, 1]: how much the style has to say there. */
    double spread() {
        NDArray difference = Torch.mul(Torch.abs(Torch.sub(restored, filled)), hole);
        double samples = Math.max(1, Torch.sum(hole).getFloat()) * truth.getShape().get(1);
        return Torch.sum(difference).getFloat() / samples;
    }
}
