package lacuna.plugin.edit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Works on one thing at a time in a thread of its own. Of what is submitted while it works only the latest is looked at, so that
 * it never lags behind.
 *
 * @param <S> what is submitted
 */
final class LatestWorker<S> {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "Lacuna edits");
        worker.setDaemon(true);
        return worker;
    });
    private final AtomicReference<S> waiting = new AtomicReference<>();
    private final Consumer<S> work;

    /** @param work called in the worker's thread; must not throw */
    LatestWorker(Consumer<S> work) {
        this.work = work;
    }

    /** Replaces what waits. */
    void submit(S latest) {
        if (waiting.getAndSet(latest) == null) {
            thread.execute(() -> {
                S next = waiting.getAndSet(null);
                if (next != null) {
                    work.accept(next);
                }
            });
        }
    }

    /** Runs something else after what is under way and what waits. */
    void then(Runnable other) {
        thread.execute(other);
    }

    /** Forgets what waits; ends after what is under way and this. */
    void close(Runnable end) {
        waiting.set(null);
        thread.execute(end);
        thread.shutdown();
    }
}
