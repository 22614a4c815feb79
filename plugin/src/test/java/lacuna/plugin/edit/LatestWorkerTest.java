package lacuna.plugin.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits is replaced by what comes later. */
class LatestWorkerTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    private final LatestWorker<Integer> worker = new LatestWorker<>(number -> {
        seen.add(number);
        started.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    });

    @Test
    void theLatestWins() throws InterruptedException {
        worker.submit(0);
        assertTrue(started.await(10, TimeUnit.SECONDS));
        for (int i = 1; i <= 100; i++) {
            worker.submit(i);
        }
        worker.then(() -> seen.add("other"));
        go.countDown();
        worker.then(ended::countDown);
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        assertEquals(List.of(0, 100, "other"), seen);
    }

    @Test
    void closingForgetsWhatWaitsAndEndsInTheSameThread() throws InterruptedException {
        worker.submit(0);
        assertTrue(started.await(10, TimeUnit.SECONDS));
        worker.submit(1);
        worker.close(() -> {
            seen.add("closed");
            ended.countDown();
        });
        go.countDown();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
        assertEquals(List.of(0, "closed"), seen);
    }
}
