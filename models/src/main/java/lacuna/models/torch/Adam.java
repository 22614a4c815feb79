package lacuna.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adam (Kingma and Ba) over a fixed list of weights, with a limit on the gradients' norm. Its moments can be saved. */
public final class Adam {

    private final NDList weights;
    private final NDList first = new NDList();
    private final NDList second = new NDList();
    private final double beta1;
    private final double beta2;
    private long step;

    /** The moments live in {@code manager}; create this outside any NDScope. */
    public Adam(NDManager manager, NDList weights, double beta1, double beta2) {
        this.weights = weights;
        this.beta1 = beta1;
        this.beta2 = beta2;
        for (NDArray weight : weights) {
            first.add(manager.zeros(weight.getShape()));
            second.add(manager.zeros(weight.getShape()));
        }
    }

    /**
     * One update.
     *
     * @param limit largest Euclidean norm of all gradients together; larger ones are scaled down to it
     * @return the norm before scaling
     * @throws ArithmeticException if the gradients are not finite; the weights are untouched then
     */
    public float step(NDList gradients, double rate, double limit) {
        float norm = Torch.norm(gradients);
        if (!Float.isFinite(norm)) {
            throw new ArithmeticException("The gradients are not finite any more: lower the learning rate.");
        }
        if (norm > limit) {
            Torch.scaleInPlace(gradients, limit / norm);
        }
        Torch.adamInPlace(weights, gradients, first, second, ++step, rate, beta1, beta2);
        return norm;
    }

    /** The moments, to be saved under {@code prefix}. */
    public Map<String, NDArray> state(String prefix) {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (int i = 0; i < first.size(); i++) {
            state.put(prefix + "first." + i, first.get(i));
            state.put(prefix + "second." + i, second.get(i));
        }
        return state;
    }

    /** Goes on from a saved state after {@code steps} updates. */
    public void restore(String prefix, Map<String, NDArray> saved, long steps) {
        for (int i = 0; i < first.size(); i++) {
            Torch.copyInPlace(first.get(i), saved.get(prefix + "first." + i));
            Torch.copyInPlace(second.get(i), saved.get(prefix + "second." + i));
        }
        step = steps;
    }
}
