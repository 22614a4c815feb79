package lacuna.training.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes batches ahead of their use on background daemon threads, and hands them out in order. For one consumer;
 * {@link #close} may come from any thread.
 */
public final class BatchLoader implements AutoCloseable {
    private static final String CLOSED = "The training was stopped while it waited for images.";

    private final BatchMaker maker;
    private final ExecutorService workers;
    private final Queue<Future<TrainingBatch>> ahead = new ArrayDeque<>();
    private final int depth;
    private long nextToMake;
    private Future<TrainingBatch> awaited;
    private boolean closed;

    /**
     * Starts the threads.
     *
     * @param first   number of the batch that {@link #next} returns first: 0, or where a stopped run resumes
     * @param threads at least 1
     * @param depth   how many batches to keep ready or in the making, at least 1
     */
    public BatchLoader(BatchMaker maker, long first, int threads, int depth) {
        if (first < 0 || threads < 1 || depth < 1) {
            throw new IllegalArgumentException("Batches cannot be loaded from number " + first + " by " + threads
                + " threads, " + depth + " ahead: the number starts at 0, the others at 1.");
        }
        this.maker = maker;
        this.depth = depth;
        this.nextToMake = first;
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "lacuna-batches");
            thread.setDaemon(true);
            return thread;
        });
        fill();
    }

    /**
     * The next batch in order; waits until it is ready.
     *
     * @throws CancellationException if the loader is closed or the thread is interrupted (its flag stays set)
     * @throws RuntimeException      the one that making the batch ended with
     */
    public TrainingBatch next() {
        Future<TrainingBatch> batch;
        synchronized (this) {
            if (closed) {
                throw new CancellationException(CLOSED);
            }
            batch = ahead.remove();
            awaited = batch;
            fill();
        }
        try {
            return batch.get();
        } catch (InterruptedException stopped) {
            batch.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("The wait for a batch was interrupted.");
        } catch (CancellationException closing) {
            CancellationException explained = new CancellationException(CLOSED);
            explained.initCause(closing);
            throw explained;
        } catch (ExecutionException failed) {
            close();
            throw failure(failed.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private synchronized void fill() {
        while (!closed && ahead.size() < depth) {
            long number = nextToMake++;
            ahead.add(workers.submit(() -> maker.make(number)));
        }
    }

    /** Stops the threads and forgets the batches made ahead; a waiting {@link #next} ends. Closing twice is fine. */
    @Override
    public synchronized void close() {
        closed = true;
        workers.shutdownNow();
        ahead.forEach(batch -> batch.cancel(true));
        ahead.clear();
        if (awaited != null) {
            // It may still have been waiting for a thread, which would never come.
            awaited.cancel(true);
            awaited = null;
        }
    }
}
