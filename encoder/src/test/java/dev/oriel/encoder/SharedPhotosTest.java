package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.oriel.display.Rect;
import dev.oriel.encoder.SharedPhotos.Photo;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What viewers of one session share, and that nobody can tell from the picture. */
class SharedPhotosTest {
    private static final long MILLIS = 1_000_000;
    private static final int LIMIT = 4 << 20;

    private final SharedPhotos shared = new SharedPhotos(5);
    private final PaintedDesktop desktop = new PaintedDesktop(400, 300);

    private TestViewer viewer(long seed) {
        TestViewer viewer =
                new TestViewer(ViewerOptions.defaults(seed).withFirstBytes(LIMIT), VideoEncoders.none(), shared);
        desktop.add(viewer.encoder);
        return viewer;
    }

    @Test
    void secondViewerTakesWhatTheFirstWasSent() throws MalformedMessageException {
        TestViewer first = viewer(1);
        TestViewer second = viewer(2);
        desktop.fill(desktop.surface().bounds(), 0x336699);
        first.frame(desktop.surface(), -1000 * MILLIS);
        second.frame(desktop.surface(), -1000 * MILLIS);
        desktop.photo(new Rect(20, 30, 300, 200), 1);
        first.frame(desktop.surface(), 0);
        assertThat(shared.hits()).isZero();
        second.frame(desktop.surface(), 0);
        long jpegs = first.encoder.stats().jpegs();
        assertThat(jpegs).isPositive();
        assertThat(shared.hits()).isEqualTo(jpegs);
        assertThat(second.client.pixels()).isEqualTo(first.client.pixels());

        first.frame(desktop.surface(), 2000 * MILLIS);
        second.frame(desktop.surface(), 2000 * MILLIS);
        first.assertShows(desktop.surface(), "the first at rest");
        second.assertShows(desktop.surface(), "the second at rest");
        assertThat(shared.hits()).as("with what was made exact").isGreaterThan(jpegs);
    }

    @Test
    void oneViewerAloneSharesNothing() throws MalformedMessageException {
        TestViewer first = viewer(1);
        TestViewer second = viewer(2);
        desktop.fill(desktop.surface().bounds(), 0x336699);
        first.frame(desktop.surface(), -1000 * MILLIS);
        second.frame(desktop.surface(), -1000 * MILLIS);
        desktop.photo(desktop.surface().bounds(), 1);
        first.frame(desktop.surface(), 0);
        assertThat(shared.bytes()).isPositive();
        second.encoder.close();
        second.encoder.close();
        assertThat(shared.bytes()).isZero();
        desktop.photo(desktop.surface().bounds(), 2);
        first.frame(desktop.surface(), 50 * MILLIS);
        assertThat(first.encoder.stats().jpegs()).isGreaterThan(1);
        assertThat(shared.bytes()).isZero();
        assertThat(shared.hits()).isZero();
    }

    @Test
    void keepsNoMoreThanItsLimitAndTheLatest() {
        shared.join();
        shared.join();
        for (int i = 0; i < 100; i++) {
            shared.get(new SharedPhotos.Key(1, 1, 80, i, 0), () -> new Photo(0, new byte[100_000]));
            assertThat(shared.bytes()).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(shared.bytes()).isGreaterThan(LIMIT - 100_000);
        Photo latest = shared.get(new SharedPhotos.Key(1, 1, 80, 99, 0), () -> new Photo(0, new byte[1]));
        assertThat(latest.bytes()).hasSize(100_000);
        Photo oldest = shared.get(new SharedPhotos.Key(1, 1, 80, 0, 0), () -> new Photo(0, new byte[1]));
        assertThat(oldest.bytes()).hasSize(1);
    }

    @Test
    void whoeverNeedsWhatIsBeingMadeGetsIt() throws ExecutionException, InterruptedException {
        shared.join();
        shared.join();
        SharedPhotos.Key key = new SharedPhotos.Key(1, 1, 80, 1, 1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Photo> second = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Photo made = shared.get(key, () -> {
                threads.execute(() -> {
                    asked.countDown();
                    second.complete(shared.get(key, () -> new Photo(7, new byte[0])));
                });
                await(asked);
                return new Photo(1, new byte[] {1, 2, 3});
            });
            assertThat(second.get()).isSameAs(made);
        }
    }

    @Test
    void whatCannotBeMadeForOneIsMadeForTheOther() {
        shared.join();
        shared.join();
        SharedPhotos.Key key = new SharedPhotos.Key(1, 1, 80, 1, 1);
        CompletableFuture<Photo> waiting = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> shared.get(key, () -> {
                        threads.execute(() -> {
                            asked.countDown();
                            waiting.complete(shared.get(key, () -> new Photo(2, new byte[0])));
                        });
                        await(asked);
                        throw new IllegalStateException("no encoder");
                    }));
        }
        assertThat(waiting.join().mode()).isEqualTo(2);
        assertThat(shared.get(key, () -> new Photo(3, new byte[0])).mode()).isIn(2, 3);
    }

    @Test
    void viewersEncodeAtTheSameTime() throws MalformedMessageException {
        TestViewer[] viewers = {viewer(1), viewer(2), viewer(3), viewer(4)};
        try (ExecutorService threads = Executors.newFixedThreadPool(viewers.length)) {
            for (int step = 1; step <= 20; step++) {
                desktop.photo(new Rect(10 * step, 5 * step, 180, 150), step);
                desktop.text(new Rect(0, 200, 300, 90), step, 0xFFFFFF, 0);
                frames(viewers, step * 50L * MILLIS, threads);
            }
            frames(viewers, 5000 * MILLIS, threads);
        }
        for (TestViewer viewer : viewers) {
            viewer.assertShows(desktop.surface(), "at rest");
        }
        assertThat(shared.hits()).isPositive();
    }

    private void frames(TestViewer[] viewers, long now, ExecutorService threads) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[viewers.length];
        for (int i = 0; i < viewers.length; i++) {
            TestViewer viewer = viewers[i];
            all[i] = CompletableFuture.runAsync(
                    () -> {
                        try {
                            viewer.frame(desktop.surface(), now);
                        } catch (MalformedMessageException e) {
                            throw new CompletionException(e);
                        }
                    },
                    threads);
        }
        CompletableFuture.allOf(all).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
