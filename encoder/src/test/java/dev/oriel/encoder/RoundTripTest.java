package dev.oriel.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.display.Rect;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a desktop paints, the client at the other end shows it. */
class RoundTripTest {
    private static final long MILLIS = 1_000_000;
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void losslessPictureIsIdenticalAfterEveryFrame(long seed) throws MalformedMessageException {
        Random random = new Random(seed);
        PaintedDesktop desktop = new PaintedDesktop(200 + random.nextInt(300), 150 + random.nextInt(200));
        desktop.tellCopies(random.nextBoolean());
        long cacheBytes = new long[] {0, 20_000, 200_000, 4 << 20}[random.nextInt(4)];
        ViewerOptions options = ViewerOptions.defaults(seed)
                .withCacheBytes(cacheBytes)
                .withLossless(true)
                .withFirstBytes(4 << 20) // no frame is cut short
                .withCompact(seed % 4 > 0);
        TestViewer viewer = new TestViewer(options);
        desktop.add(viewer.encoder);
        long now = 0;
        for (int step = 0; step < STEPS; step++) {
            String what = paint(desktop, random);
            if (random.nextInt(12) == 0) {
                viewer.encoder.refresh();
                what += ", refresh";
            }
            if (random.nextInt(12) == 0) {
                desktop.remove(viewer.encoder);
                TestViewer before = viewer;
                viewer = new TestViewer(options);
                what += random.nextBoolean() ? ", new viewer" : ", resumed with " + keepSome(before, viewer, seed);
                desktop.add(viewer.encoder);
            }
            now += random.nextInt(600) * MILLIS;
            if (random.nextInt(4) > 0) {
                EncodedFrame frame = viewer.frame(desktop.surface(), now);
                viewer.assertShows(desktop.surface(), "step " + step + ", " + what);
                assertThat(frame == null || frame.complete()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void lossyPictureBecomesIdenticalAtRest(long seed) throws MalformedMessageException {
        Random random = new Random(seed);
        PaintedDesktop desktop = new PaintedDesktop(300 + random.nextInt(200), 200 + random.nextInt(150));
        TestViewer viewer = new TestViewer(ViewerOptions.defaults(seed).withCacheBytes(random.nextInt(3) * 500_000L));
        desktop.add(viewer.encoder);
        long now = 0;
        for (int round = 0; round < 5; round++) {
            for (int step = 0; step < 8; step++) {
                paint(desktop, random);
                now += random.nextInt(200) * MILLIS;
                viewer.frame(desktop.surface(), now);
            }
            now = settle(viewer, desktop, now);
            viewer.assertShows(desktop.surface(), "round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void smallFramesBringThePictureInParts(long seed) throws MalformedMessageException {
        Random random = new Random(seed);
        PaintedDesktop desktop = new PaintedDesktop(500, 400);
        TestViewer viewer =
                new TestViewer(ViewerOptions.defaults(seed).withLossless(true).withFrameBytes(1 << 14));
        desktop.add(viewer.encoder);
        long now = 0;
        for (int step = 0; step < 10; step++) {
            desktop.noise(new Rect(0, 0, 500, 400), random.nextLong());
            now += 50 * MILLIS;
            EncodedFrame frame = Objects.requireNonNull(viewer.frame(desktop.surface(), now));
            assertThat(frame.complete()).isFalse();
            assertThat(frame.message().remaining()).isLessThan(40_000);
            paint(desktop, random);
        }
        settle(viewer, desktop, now);
        viewer.assertShows(desktop.surface(), "at the end");
    }

    /** The line was cut, and perhaps the last frames with it. */
    private static String keepSome(TestViewer before, TestViewer after, long key) throws MalformedMessageException {
        return new KeptTiles(before.client, key).handOver(after.encoder, after.client) + " tiles";
    }

    /** Cuts frames until nothing is left to be sent. */
    private static long settle(TestViewer viewer, PaintedDesktop desktop, long from) throws MalformedMessageException {
        long now = from;
        for (int frames = 0; frames < 1000; frames++) {
            switch (viewer.encoder.next(now)) {
                case Decision.Cut() -> viewer.frame(desktop.surface(), now);
                case Decision.NotBefore(long nanos) -> {
                    assertThat(nanos).isGreaterThan(now);
                    now = nanos;
                }
                case Decision.AwaitAck() -> throw new AssertionError("every frame is acknowledged");
                case Decision.Nothing() -> {
                    return now;
                }
            }
        }
        throw new AssertionError("the picture is not complete after 1000 decisions");
    }

    private static String paint(PaintedDesktop desktop, Random random) {
        int width = desktop.surface().width();
        int height = desktop.surface().height();
        Rect area = rect(random, width, height);
        int what = random.nextInt(13);
        switch (what) {
            case 0 -> desktop.fill(area, random.nextInt(1 << 24));
            case 1, 2 -> desktop.text(area, random.nextInt(3), 0x101018, 0xD0D0C8);
            case 3 -> desktop.photo(area, random.nextInt(3));
            case 4 -> desktop.noise(rect(random, width / 2, height / 2), random.nextLong());
            case 5 ->
                desktop.window(new Rect(width / 8, height / 8, width / 2 + 40, height / 2 + 30), random.nextInt(3));
            case 6 -> copy(desktop, random);
            case 7, 8 -> {
                Rect page = new Rect(10, 5, width - 30, height - 20);
                int distance = 1 + random.nextInt(40);
                desktop.scroll(page, distance, random.nextLong());
                if (random.nextBoolean()) {
                    desktop.scroll(page, 16, random.nextLong());
                }
            }
            case 9 -> desktop.type(random.nextInt(width - 8), random.nextInt(height - 16), random.nextInt(80));
            case 10 -> desktop.touch(area);
            case 11 -> {
                if (random.nextInt(4) == 0) {
                    desktop.resize(200 + random.nextInt(300), 150 + random.nextInt(200));
                }
            }
            default -> {
                copy(desktop, random);
                desktop.fill(rect(random, width, height), 0x123456);
                copy(desktop, random);
            }
        }
        return "paint " + what;
    }

    private static void copy(PaintedDesktop desktop, Random random) {
        int width = desktop.surface().width();
        int height = desktop.surface().height();
        Rect from = rect(random, width, height);
        desktop.copy(from, random.nextInt(width - from.width() + 1), random.nextInt(height - from.height() + 1));
    }

    private static Rect rect(Random random, int width, int height) {
        int w = 1 + random.nextInt(width);
        int h = 1 + random.nextInt(height);
        return new Rect(random.nextInt(width - w + 1), random.nextInt(height - h + 1), w, h);
    }
}
