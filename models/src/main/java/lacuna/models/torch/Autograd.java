package lacuna.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * libtorch's automatic differentiation. Whether operators are recorded is a matter of the thread: on at its start. What is made while
 * it is off can never take part in differentiation.
 */
public final class Autograd {

    private Autograd() { }

    /** The same values, cut from the graph. */
    public static NDArray detach(NDArray x) {
        return OperatorModule.call(x, "detach", x).get(0);
    }

    /**
     * Gradients of a scalar.
     *
     * @param xs parameters, inputs or intermediate results; y must depend on each
     * @param createGraph whether the gradients may be differentiated again
     */
    public static NDList gradients(NDArray y, NDList xs, boolean createGraph) {
        return OperatorModule.call(y, "gradients", y, xs, createGraph);
    }

    /** Runs {@code work} with the thread's gradient mode off, as inference wants it. */
    public static <T> T withoutGradient(Supplier<T> work) {
        return inGradientMode(false, work);
    }

    /**
     * Runs {@code work} with the thread's gradient mode off, and frees all that it made but the result.
     *
     * @param owner of the result
     */
    public static NDArray infer(NDManager owner, Supplier<NDArray> work) {
        return inferAll(owner, () -> new NDList(work.get())).get(0);
    }

    /** As {@link #infer}, for several results. */
    public static NDList inferAll(NDManager owner, Supplier<NDList> work) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList results = withoutGradient(work);
            results.forEach(result -> {
                NDScope.unregister(result);
                result.attach(owner);
            });
            return results;
        }
    }

    /** Runs {@code work} with the thread's gradient mode on, as training wants it. */
    public static <T> T withGradient(Supplier<T> work) {
        return inGradientMode(true, work);
    }

    private static <T> T inGradientMode(boolean mode, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(mode);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
