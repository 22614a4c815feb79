package lacuna.ops.fillers;

import lacuna.models.fill.EnergyFill;
import lacuna.ops.ContextPolicy;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * The smoothest membrane through the known pixels around a hole ({@link EnergyFill#harmonic}): never above or below what is
 * around.
 */
public final class HarmonicFiller implements WindowFiller {

    public static final String NAME = "harmonic";

    /** Only the ring of pixels around the hole has a say; windows are as large as memory likes. */
    private static final ContextPolicy POLICY = new ContextPolicy(2, 1, 1024, 1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ContextPolicy context() {
        return POLICY;
    }

    @Override
    public void fill(Window window) {
        EnergyFill fill = EnergyFill.harmonic(window.hole(), window.width(), window.height());
        for (float[] plane : window.channels()) {
            fill.apply(plane);
        }
    }
}
