package lacuna.ops.fillers;

import lacuna.models.fill.EnergyFill;
import lacuna.ops.ContextPolicy;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * A thin plate that continues the slopes around a hole ({@link EnergyFill#biharmonic}): hard to beat on scratches, bulges in
 * wide holes.
 */
public final class BiharmonicFiller implements WindowFiller {

    public static final String NAME = "biharmonic";

    /** Two rings of pixels around the hole have a say; holes nearby bend the plate a little as well. */
    private static final ContextPolicy POLICY = new ContextPolicy(8, 1, 1024, 1);

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
        EnergyFill fill = EnergyFill.biharmonic(window.hole(), window.width(), window.height());
        for (float[] plane : window.channels()) {
            fill.apply(plane);
        }
    }
}
