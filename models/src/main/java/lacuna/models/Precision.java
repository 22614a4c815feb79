package lacuna.models;

import ai.djl.ndarray.NDArray;
import lacuna.models.torch.Torch;

/** The number format in which a network computes between its doors; weights that are trained stay in float32. */
public enum Precision {
    FLOAT32,
    /** Half the memory and, where the processor has bfloat16 instructions, about half the time; three significant digits. */
    BFLOAT16;

    /** {@code x} as the layers want it: in this format, channels innermost in memory. */
    public NDArray enter(NDArray x) {
        return Torch.channelsLast(cast(x));
    }

    /** A weight as {@link #enter} leaves it; only (N, C, H, W) arrays have a layout to choose. */
    NDArray weight(NDArray weight) {
        return weight.getShape().dimension() == 4 ? enter(weight) : cast(weight);
    }

    /** {@code x} in this format. */
    public NDArray cast(NDArray x) {
        return this == BFLOAT16 ? Torch.toBfloat16(x) : x;
    }

    /** {@code x} as the rest of the world wants it: float32, rows innermost. */
    public NDArray leave(NDArray x) {
        return Torch.contiguous(this == BFLOAT16 ? Torch.toFloat32(x) : x);
    }
}
