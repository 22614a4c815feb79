package lacuna.training.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import lacuna.models.torch.Torch;

/** Terms of an objective, added up by weight and logged as they are before weighting. */
public final class WeightedSum {

    private final Map<String, Double> log;
    private NDArray total;

    public WeightedSum(Map<String, Double> log) {
        this.log = log;
    }

    /** @param term a scalar */
    public void add(String name, NDArray term, double weight) {
        log.put(name, (double) term.getFloat());
        NDArray weighted = Torch.mul(term, weight);
        total = total == null ? weighted : Torch.add(total, weighted);
    }

    /** The sum so far; null before the first term. */
    public NDArray total() {
        return total;
    }
}
