package lacuna.models;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import lacuna.models.torch.Autograd;
import lacuna.models.torch.Torch;

/**
 * Keeps libtorch off oneDNN, its library of convolutions, where that computes wrongly. Some virtual machines hide the sizes of
 * the processor's caches; oneDNN (3.7, the one of libtorch 2.7; its issue 5313) takes them for zero there, and silently drops
 * weights of convolutions whose channels do not fill its blocks of 16. libtorch's own convolutions are right, at a third of
 * the speed.
 */
final class OneDnn {

    private static final int CHANNELS = 20;
    private static final int KERNEL = 3;
    private static final int SIZE = 8;

    private OneDnn() { }

    /**
     * Turns oneDNN off for this process if it computes wrongly.
     *
     * @return whether it does
     * @throws EngineException if it does and cannot be turned off: better no pixels than wrong ones
     */
    static boolean avoidWhereWrong(Engine engine) {
        if (convolvesRight(engine)) {
            return false;
        }
        try {
            use(false);
            set("_ZN2at7Context20setUserEnabledNNPACKEb", false); // it cannot start there, and complains at each convolution
        } catch (UnsatisfiedLinkError noSwitch) {
            throw wrong(noSwitch);
        }
        if (!convolvesRight(engine)) {
            throw wrong(null);
        }
        return true;
    }

    private static EngineException wrong(Throwable cause) {
        return new EngineException("libtorch computes wrongly on this processor, which hides the sizes of its caches: set the"
                + " environment variable ONEDNN_MAX_CPU_ISA to SSE41, or take another computer.", cause);
    }

    /** Whether a convolution of ones by ones counts them; only the outermost pixels see the padding. */
    static boolean convolvesRight(Engine engine) {
        try (NDManager manager = engine.newBaseManager(Device.cpu())) {
            NDArray counts = Autograd.withoutGradient(() -> Torch.conv2d(
                    manager.ones(new Shape(4, CHANNELS, SIZE, SIZE)), manager.ones(new Shape(16, CHANNELS, KERNEL, KERNEL)),
                    1, KERNEL / 2));
            NDArray inner = counts.get(":, :, 1:-1, 1:-1");
            float expected = CHANNELS * KERNEL * KERNEL;
            return inner.min().getFloat() == expected && inner.max().getFloat() == expected;
        }
    }

    /** Whether libtorch takes oneDNN. */
    static boolean used() {
        return (libtorch().getFunction("_ZNK2at7Context17userEnabledMkldnnEv").invokeInt(new Object[] {context()}) & 1) == 1;
    }

    /**
     * Lets libtorch take oneDNN or not, by a function that Java's bindings do not have.
     *
     * @throws UnsatisfiedLinkError where the function has another name, as on Windows
     */
    static void use(boolean on) {
        set("_ZN2at7Context20setUserEnabledMkldnnEb", on);
    }

    private static void set(String function, boolean on) {
        libtorch().getFunction(function).invokeVoid(new Object[] {context(), on ? 1 : 0});
    }

    private static Pointer context() {
        return libtorch().getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
    }

    /** The library that the engine has loaded: a name without a path finds what is there. */
    private static NativeLibrary libtorch() {
        return NativeLibrary.getInstance("torch_cpu");
    }
}
