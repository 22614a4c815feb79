package lacuna.ops.fillers;

import java.util.function.Supplier;
import lacuna.ops.ContextPolicy;
import lacuna.ops.FillerInfo;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;

/**
 * Takes, hole by hole, what measured best for its width. Which fill took how many holes stands in the record of the run.
 *
 * <p>Mean PSNR in dB over strokes in 89 crops of 256 x 256 pixels from eight domains (micrographs, scans, photographs):
 * <pre>
 * half-width    1     2     3     4     6     8    12    16    24    32
 * harmonic   34.8  31.6  29.7  28.5  26.6  25.7  25.1  24.0  22.9  21.1
 * biharmonic 36.5  32.9  30.9  29.2  26.8  25.6  24.4  22.7  21.2  18.2
 * </pre>
 */
public final class AutoFiller implements WindowFiller {

    public static final String NAME = "auto";

    /** Largest half-width in pixels that the thin plate takes where the harmonic membrane is the alternative. */
    private static final double PLATE_OR_MEMBRANE = 6;
    /** Largest half-width in pixels that the thin plate takes where a network is the alternative. */
    private static final double PLATE_OR_NETWORK = 4;

    private final WindowFiller thin = new BiharmonicFiller();
    private final double threshold;
    private final Supplier<WindowFiller> loader;
    private WindowFiller wide;

    /** Without a network: wide holes go to the harmonic membrane. */
    public AutoFiller() {
        this(PLATE_OR_MEMBRANE, HarmonicFiller::new);
    }

    /** @param network makes the network, when the first wide hole comes; it is closed with this filler */
    public AutoFiller(Supplier<WindowFiller> network) {
        this(PLATE_OR_NETWORK, network);
    }

    private AutoFiller(double threshold, Supplier<WindowFiller> loader) {
        this.threshold = threshold;
        this.loader = loader;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ContextPolicy context() {
        return wide().context();
    }

    @Override
    public WindowFiller forHole(double halfWidth, int channels) {
        return halfWidth <= threshold ? thin : wide();
    }

    private WindowFiller wide() {
        if (wide == null) {
            wide = loader.get();
        }
        return wide;
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
        return (wide == null ? thin : wide).info().withModel(NAME);
    }

    @Override
    public void close() {
        if (wide != null) {
            wide.close();
        }
    }
}
