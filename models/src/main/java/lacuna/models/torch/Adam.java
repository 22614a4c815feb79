package lacuna.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adam (Kingma and Ba) over a fixed list of weights, with a limit on the gradients' norm. Its moments can be saved. */
public final class Adam {

    /** Keeps a weight that was never changed from dividing by zero. */
    private static final double TINY = 1e-8;

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
        float norm = norm(gradients);
        if (!Float.isFinite(norm)) {
            throw new ArithmeticException("The gradients are not finite any more: lower the learning rate.");
        }
        if (norm > limit) {
            call("scale_", gradients, limit / norm);
        }
        step++;
        double corrected = rate / (1 - Math.pow(beta1, step));
        double root = Math.sqrt(1 - Math.pow(beta2, step));
        Autograd.withoutGradient(() -> {
            call("adam_", weights, gradients, first, second, corrected, root, beta1, beta2, TINY);
            return null;
        });
        return norm;
    }

    /** Euclidean norm of all elements of all arrays. */
    private static float norm(NDList xs) {
        try (NDArray norm = OperatorModule.call(xs.get(0), "norm", xs).get(0)) {
            return norm.getFloat();
        }
    }

    private static void call(String method, NDList xs, Object... others) {
        Object[] arguments = new Object[others.length + 1];
        arguments[0] = xs;
        System.arraycopy(others, 0, arguments, 1, others.length);
        OperatorModule.call(xs.get(0), method, arguments).close();
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
