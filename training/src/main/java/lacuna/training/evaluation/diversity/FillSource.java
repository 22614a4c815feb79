package lacuna.training.evaluation.diversity;

import lacuna.ops.FillerInfo;
import lacuna.ops.WindowFiller;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.SamplingFiller;

/** A model that fills the same hole again and again: for each seed in another way, or always in the same. */
public interface FillSource extends AutoCloseable {

    /** What fills. */
    FillerInfo info();

    /** Whether another seed can give another fill. */
    boolean many();

    /** The fill of a seed: the same seed, the same pixels. To be used while this is open. */
    WindowFiller with(long seed);

    @Override
    default void close() { }

    /** A model that makes one fill only; closed with the source. */
    static FillSource of(WindowFiller filler) {
        return new FillSource() {
            @Override
            public FillerInfo info() {
                return filler.info();
            }

            @Override
            public boolean many() {
                return false;
            }

            @Override
            public WindowFiller with(long seed) {
                return filler;
            }

            @Override
            public void close() {
                filler.close();
            }
        };
    }

    /**
     * A model that makes many; closed with the source.
     *
     * @param truncation see {@link FillCode}
     */
    static FillSource of(SamplingFiller filler, double truncation) {
        return new FillSource() {
            @Override
            public FillerInfo info() {
                return with(0).info();
            }

            @Override
            public boolean many() {
                return true;
            }

            @Override
            public WindowFiller with(long seed) {
                return filler.with(FillCode.of(seed, truncation));
            }

            @Override
            public void close() {
                filler.close();
            }
        };
    }
}
