package lacuna.ops.fillers;

import java.util.Optional;
import lacuna.ops.ContextPolicy;
import lacuna.ops.FillerInfo;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;

/**
 * Takes, hole by hole, what measured best for its width and the kind of image. Which fill took how many holes stands in the
 * record of the run.
 */
public final class AutoFiller implements WindowFiller {

    public static final String NAME = "auto";

    /**
     * Up to these half-widths, in pixels, the biharmonic plate measured best on held-out images: scratches, dust and
     * the strokes of letters. Wider holes go to the network, or to the harmonic membrane where there is none.
     */
    private static final double BIHARMONIC_GREY = 4;
    private static final double BIHARMONIC_RGB = 4;

    private final WindowFiller thin = new BiharmonicFiller();
    private final WindowFiller wide;

    /** @param network for wide holes, closed with this filler; empty: the harmonic membrane takes them */
    public AutoFiller(Optional<WindowFiller> network) {
        wide = network.orElseGet(HarmonicFiller::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ContextPolicy context() {
        return wide.context();
    }

    @Override
    public WindowFiller forHole(double halfWidth, int channels) {
        return halfWidth <= (channels == 1 ? BIHARMONIC_GREY : BIHARMONIC_RGB) ? thin : wide;
    }

    /** Fills a window whose holes were not told apart before by what suits the widest of them. */
    @Override
    public void fill(Window window) {
        double halfWidth = HoleComponents.of(Hole.of(window.hole(), window.width(), window.height())).stream()
                .mapToDouble(HoleComponent::halfWidth).max().orElse(0);
        forHole(halfWidth, window.channels().length).fill(window);
    }

    @Override
    public FillerInfo info() {
        FillerInfo info = wide.info();
        return new FillerInfo(NAME, info.digest(), info.device(), info.engine());
    }

    @Override
    public void close() {
        wide.close();
    }
}
