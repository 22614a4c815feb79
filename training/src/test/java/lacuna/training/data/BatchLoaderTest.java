package lacuna.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lacuna.training.masks.MaskKinds;
import lacuna.training.masks.MaskSampler;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final List<TrainingImage> IMAGES = List.of(Images.noise("grey", 60, 50, 1),
        Images.noise("colour", 50, 60, 3));
    private static final Painter ZERO = (planes, hole, width, height) -> null;

    private static BatchMaker maker(MaskSampler masks, Painter painter) {
        return new BatchMaker(new CropSampler(IMAGES, 32, CropOptions.TRAINING), masks, painter, 3, 42);
    }

    @Test
    void batchDependsOnItsNumberAlone() {
        MaskSampler masks = MaskKinds.parse("box,text,automaton");
        TrainingBatch[] direct = new TrainingBatch[12];
        for (int k = 11; k >= 0; k--) {
            direct[k] = maker(masks, ZERO).make(k);
        }
        try (BatchLoader one = new BatchLoader(maker(masks, ZERO), 0, 1, 3);
             BatchLoader two = new BatchLoader(maker(masks, ZERO), 5, 2, 4)) {
            for (int k = 0; k < 12; k++) {
                assertSameBatch(direct[k], one.next());
            }
            for (int k = 5; k < 12; k++) {
                assertSameBatch(direct[k], two.next());
            }
        }
        assertFalse(Arrays.equals(direct[0].truth(), direct[1].truth()));
        assertFalse(Arrays.equals(direct[0].hole(), direct[1].hole()));
        assertFalse(Arrays.equals(Arrays.copyOf(direct[0].hole(), 1024), Arrays.copyOfRange(direct[0].hole(), 1024, 2048)));
    }

    private static void assertSameBatch(TrainingBatch expected, TrainingBatch actual) {
        assertArrayEquals(expected.truth(), actual.truth());
        assertArrayEquals(expected.hole(), actual.hole());
        assertArrayEquals(expected.painted(), actual.painted());
    }

    @Test
    void painterSeesNothingOfWhatIsMissing() {
        Painter checking = (planes, hole, width, height) -> {
            float[][] beside = new float[planes.length][];
            for (int c = 0; c < planes.length; c++) {
                float[] plane = planes[c];
                beside[c] = plane.clone();
                for (int i = 0; i < plane.length; i++) {
                    assertTrue(!hole[i] || plane[i] == 0);
                    plane[i] = hole[i] ? 0.5f : plane[i];
                    beside[c][i] = hole[i] ? 0.25f : plane[i];
                }
            }
            return beside;
        };
        TrainingBatch batch = maker(MaskKinds.parse("box"), checking).make(7);
        for (int n = 0; n < 3; n++) {
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < 1024; i++) {
                    boolean missing = batch.hole()[n * 1024 + i] == 1;
                    float known = batch.truth()[(n * 3 + c) * 1024 + i];
                    assertEquals(missing ? 0.5f : known, batch.painted()[(n * 3 + c) * 1024 + i]);
                    assertEquals(missing ? 0.25f : known, batch.copied()[(n * 3 + c) * 1024 + i]);
                }
            }
        }
        assertNull(maker(MaskKinds.parse("box"), null).make(7).painted());
        assertNull(maker(MaskKinds.parse("box"), (planes, hole, width, height) -> null).make(7).copied());
    }

    @Test
    void failureReachesTheCallerAndEndsTheThreads() {
        IllegalStateException broken = new IllegalStateException("broken painter");
        AtomicInteger calls = new AtomicInteger();
        Painter painter = (planes, hole, width, height) -> {
            if (calls.incrementAndGet() > 20) {
                throw broken;
            }
            return null;
        };
        BatchLoader loader = new BatchLoader(maker(MaskKinds.parse("box"), painter), 0, 2, 3);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertSame(broken,
            assertThrows(IllegalStateException.class, () -> {
                for (int k = 0; k < 30; k++) {
                    loader.next();
                }
            })));
        assertThrows(CancellationException.class, loader::next);
        assertNoThreads();
    }

    @Test
    void closingFreesAWaitingCallerAndTheThreads() {
        CountDownLatch started = new CountDownLatch(1);
        Painter endless = (planes, hole, width, height) -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                throw new CancellationException("stopped");
            }
            return null;
        };
        BatchLoader loader = new BatchLoader(maker(MaskKinds.parse("box"), endless), 0, 1, 2);
        CompletableFuture<TrainingBatch> waiting = CompletableFuture.supplyAsync(loader::next);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            started.await();
            loader.close();
            loader.close();
            assertInstanceOf(CancellationException.class, assertThrows(CompletionException.class, waiting::join).getCause());
        });
        assertNoThreads();
    }

    @Test
    void madeAheadIsBounded() throws InterruptedException {
        AtomicInteger masksDrawn = new AtomicInteger();
        MaskSampler box = MaskKinds.parse("box");
        MaskSampler counting = new MaskSampler() {
            @Override
            public boolean[] sample(int width, int height, SplittableRandom random) {
                masksDrawn.incrementAndGet();
                return box.sample(width, height, random);
            }

            @Override
            public String name() {
                return "counting";
            }
        };
        try (BatchLoader loader = new BatchLoader(maker(counting, null), 0, 2, 3)) {
            loader.next();
            Thread.sleep(200);
            assertEquals(4 * 3, masksDrawn.get());
        }
    }

    private static void assertNoThreads() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("lacuna-batches"))) {
                Thread.sleep(5);
            }
        });
    }
}
