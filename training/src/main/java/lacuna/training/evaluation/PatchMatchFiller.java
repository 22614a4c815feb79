package lacuna.training.evaluation;

import lacuna.models.fill.PatchFill;
import lacuna.ops.ContextPolicy;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/** A yardstick for evaluations, not a fill to use: {@link PatchFill} by itself. */
public final class PatchMatchFiller implements WindowFiller {

    @Override
    public String name() {
        return "patchmatch";
    }

    @Override
    public ContextPolicy context() {
        return new ContextPolicy(64, 256, 1024, 1);
    }

    @Override
    public void fill(Window window) {
        PatchFill.apply(window.channels(), window.hole(), window.width(), window.height());
    }
}
