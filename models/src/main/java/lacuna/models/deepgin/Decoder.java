package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.models.nn.Conv2d;
import lacuna.models.torch.Torch;

/** What every decoder of DeepGIN does to double its resolution, and to take a skip connection in. */
final class Decoder {

    private Decoder() { }

    static NDArray up(Conv2d layer, NDArray x) {
        return layer.applyLeaky(Resample.twice(x), DeepGinConfig.SLOPE);
    }

    /** @param layer null: no skip at this scale */
    static NDArray mix(Conv2d layer, NDArray x, NDArray skip) {
        return layer == null ? x : layer.applyLeaky(Torch.cat(List.of(x, skip), 1), DeepGinConfig.SLOPE);
    }
}
