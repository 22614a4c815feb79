package lacuna.ops;

/** Fills the missing pixels of one window: a network or a classical interpolation. Not thread-safe. */
public interface WindowFiller extends AutoCloseable {

    /** The name under which users choose it, e.g. {@code harmonic} or {@code deepgin-compact}. */
    String name();

    /** How much of the surroundings this fill wants to see. */
    ContextPolicy context();

    /** Writes a value at every missing pixel of every channel. */
    void fill(Window window);

    @Override
    default void close() { }
}
