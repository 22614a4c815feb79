package lacuna.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.torch.Torch;

/**
 * The low-pass filter around StyleGAN2's changes of resolution: [1, 3, 3, 1] along both axes, a buffer (4, 4) of sum
 * {@code gain}.
 */
public final class FirFilter {

    private static final int[] TAPS = {1, 3, 3, 1};
    private static final float SUM = 64;

    private final Parameters parameters;
    private final String kernel;

    /** Declares {@code name.kernel}. */
    public FirFilter(Parameters parameters, String name, double gain) {
        this.parameters = parameters;
        this.kernel = name + ".kernel";
        float[] values = new float[TAPS.length * TAPS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (gain * TAPS[i / TAPS.length] * TAPS[i % TAPS.length] / SUM);
        }
        parameters.declare(kernel, new Shape(TAPS.length, TAPS.length), Initializer.fixed(values), false);
    }

    /** (4, 4). */
    NDArray kernel() {
        return parameters.get(kernel);
    }

    /** (N, C, H, W) to (N, C, H + 2 pad - 3, W + 2 pad - 3). */
    public NDArray apply(NDArray x, int pad) {
        return Torch.fir(x, parameters.get(kernel), pad);
    }

    /** Twice the size: (N, C, H, W) to (N, C, 2 H, 2 W), smooth if the gain is 4. */
    public NDArray upsample(NDArray x) {
        return Torch.firUpsample(x, parameters.get(kernel));
    }
}
