package lacuna.ops;

import java.util.concurrent.CancellationException;

/** Hears how far a run is and may stop it. Called from the thread that works. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing, never cancels. */
    ProgressListener NONE = (done, total, message) -> { };

    /** {@code done} of {@code total} units of work are finished; {@code message} says in words what is under way. */
    void update(long done, long total, String message);

    /** Whether the user asked to stop; read between two windows. */
    default boolean isCanceled() {
        return false;
    }

    /** @throws CancellationException if the user asked to stop */
    default void checkCanceled() {
        if (isCanceled()) {
            throw new CancellationException("Canceled: the image was left as it was.");
        }
    }
}
