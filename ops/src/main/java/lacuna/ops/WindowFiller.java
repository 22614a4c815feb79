package lacuna.ops;

import lacuna.models.IntensityRange;

/** Fills the missing pixels of one window: a network or a classical interpolation. Not thread-safe. */
public interface WindowFiller extends AutoCloseable {

    /** The name under which users choose it, e.g. {@code harmonic} or {@code deepgin-compact}. */
    String name();

    /** How much of the surroundings this fill wants to see. */
    ContextPolicy context();

    /** On which scale windows are shown to it. */
    default IntensityRange range() {
        return IntensityRange.ANY;
    }

    /** Writes a value at every missing pixel of every channel. */
    void fill(Window window);

    /**
     * As {@link #fill(Window)}, for fills that take long.
     *
     * @param check called now and then; may throw to end the work, which leaves the window half-filled
     */
    default void fill(Window window, Runnable check) {
        fill(window);
    }

    /**
     * The fill that takes a connected hole: this one, unless it chooses among several.
     *
     * @param halfWidth radius in pixels of the largest disc inside the hole
     * @param channels that are filled together
     */
    default WindowFiller forHole(double halfWidth, int channels) {
        return this;
    }

    /** What this fill is, for the record of a run. */
    default FillerInfo info() {
        return FillerInfo.classical(name());
    }

    @Override
    default void close() { }
}
