package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import lacuna.models.Precision;
import lacuna.models.torch.Autograd;

/**
 * The synthesis of one code with everything folded into its weights that does not depend on features: style, demodulation, equalised
 * learning rate, the gain of the activation, the noise with its strength. What remains are plain convolutions. Not differentiable.
 */
public final class FoldedSynthesis implements AutoCloseable {

    private final NDManager manager;
    private final Synthesis.Folded folded;

    FoldedSynthesis(NDManager manager, Synthesis synthesis, NDArray code, Noise noise, Precision precision) {
        this.manager = manager;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            folded = Autograd.withoutGradient(() -> synthesis.fold(code, noise, precision));
            folded.arrays().forEach(array -> {
                NDScope.unregister(array);
                array.attach(manager);
            });
        }
    }

    /** The image of the code, (1, C, size, size), which belongs to {@code owner}. */
    public NDArray image(NDManager owner) {
        return Autograd.infer(owner, folded::apply);
    }

    @Override
    public void close() {
        manager.close();
    }
}
