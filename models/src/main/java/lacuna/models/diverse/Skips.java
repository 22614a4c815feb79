package lacuna.models.diverse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import lacuna.models.stylegan2.Injection;
import lacuna.models.torch.Torch;

/**
 * What the skip encoder adds to the prior's features: f + f factor + summand (the paper's appendix). This widens the space of
 * codes from W+ to F and W+.
 *
 * @param resolutions where
 * @param maps for each of them a factor and a summand
 */
record Skips(List<Integer> resolutions, NDList maps) implements Injection {

    @Override
    public NDArray between(int resolution, NDArray features) {
        int i = resolutions.indexOf(resolution);
        return i < 0 ? features
                : Torch.add(Torch.add(features, Torch.mul(features, maps.get(2 * i))), maps.get(2 * i + 1));
    }
}
