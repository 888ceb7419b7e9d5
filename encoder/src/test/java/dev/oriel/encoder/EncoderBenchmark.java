package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The whole encoder on screens of 1280×800, each unlike the one before, from damage to message. Set-up proves that a client shows every screen exactly (where
 * nothing is lossy) and prints the checksum of the pictures and the bytes of the frames.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EncoderBenchmark {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int SCREENS = 4;
    private static final double PIXELS = WIDTH * HEIGHT;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final long FRAME_NANOS = 50_000_000;

    /** What the screens show. */
    public enum Content {
        /** dense text; the cache is in use, but too small for anything to be found in it */
        TEXT(2 << 20),
        /** the same without a cache */
        TEXT_UNCACHED(0),
        /** windows that come back: all in the cache */
        WINDOWS(32 << 20),
        /** a page that scrolls by two lines, without hints */
        SCROLL(0),
        /** photographs, by JPEG */
        PHOTO(0),
        /** photographs, exactly */
        PHOTO_LOSSLESS(0);

        final long cacheBytes;

        Content(long cacheBytes) {
            this.cacheBytes = cacheBytes;
        }
    }

    /** {@link Content}. */
    @Param
    public Content content = Content.TEXT;

    /** Of one session: all are sent the same, one after the other. */
    @Param("1")
    public int viewers = 1;

    private final Surface[] screens = new Surface[SCREENS];
    private final List<ViewerEncoder> others = new ArrayList<>();
    private ViewerEncoder encoder = new ViewerEncoder(ViewerOptions.defaults(0), new Workspaces());
    private int screen;
    private long now;
    private long framesBefore;
    private long cpuBefore;

    /** Paints the screens and checks what a client makes of them. */
    @Setup(Level.Trial)
    public void paint() throws MalformedMessageException {
        for (int i = 0; i < SCREENS; i++) {
            screens[i] = screen(i);
        }
        ViewerOptions options = ViewerOptions.defaults(1)
                .withLossless(content != Content.PHOTO)
                .withCacheBytes(content.cacheBytes)
                .withFirstBytes(4 << 20) // whole screens from the first on
                .withKeepAfter(0);
        Workspaces workspaces = new Workspaces();
        SharedPhotos shared = new SharedPhotos(1);
        encoder = new ViewerEncoder(options, workspaces, VideoEncoders.none(), shared);
        for (int i = 1; i < viewers; i++) {
            others.add(new ViewerEncoder(options, workspaces, VideoEncoders.none(), shared));
        }
        ClientModel client = new ClientModel(options.client().cacheBytes());
        CRC32 crc = new CRC32();
        long bytes = 0;
        int frames = 3 * SCREENS;
        for (int i = 0; i < frames; i++) {
            EncodedFrame frame = Objects.requireNonNull(cutForAll());
            client.apply(frame.message());
            if (content != Content.PHOTO
                    && !Arrays.equals(client.pixels(), screens[(screen + SCREENS - 1) % SCREENS].pixels())) {
                throw new IllegalStateException("the client does not show screen " + i);
            }
            for (int pixel : client.pixels()) {
                crc.update(pixel);
            }
            bytes += i < SCREENS ? 0 : frame.message().remaining();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: checksum %08x, %d bytes a frame%n",
                content,
                crc.getValue(),
                bytes / (frames - SCREENS));
    }

    private Surface screen(int i) {
        PaintedDesktop desktop = new PaintedDesktop(WIDTH, HEIGHT);
        Rect all = desktop.surface().bounds();
        switch (content) {
            case TEXT, TEXT_UNCACHED ->
                desktop.text(all, i + 1, i % 2 == 0 ? 0xFFFFFF : 0x101018, i % 2 == 0 ? 0x202020 : 0xD0D0C8);
            case WINDOWS -> desktop.window(all, i % 2);
            case SCROLL -> {
                desktop.text(all, 1, 0x101018, 0xD0D0C8);
                for (int line = 0; line < i; line++) {
                    desktop.scroll(all, 32, line);
                }
            }
            case PHOTO, PHOTO_LOSSLESS -> desktop.photo(all, i);
        }
        return desktop.surface();
    }

    /** Begins to count the time that this thread has a core. */
    @Setup(Level.Iteration)
    public void startClock() {
        framesBefore = encoder.stats().frames();
        cpuBefore = CPU.getCurrentThreadCpuTime();
    }

    /**
     * Says what was encoded, so that a score that rests on doing nothing is seen; and the speed by time on the core,
     * which holds on a machine that others use too.
     */
    @TearDown(Level.Iteration)
    public void report() {
        double seconds = (CPU.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        long frames = encoder.stats().frames() - framesBefore;
        System.out.printf(
                Locale.ROOT,
                "%.0f Mpx/s of its core; %s%n",
                frames * viewers * PIXELS / 1e6 / seconds,
                encoder.stats());
    }

    /** One frame for each viewer. */
    @Benchmark
    public int frame() {
        EncodedFrame frame = cutForAll();
        return frame == null ? 0 : frame.message().remaining();
    }

    private @Nullable EncodedFrame cutForAll() {
        Surface surface = screens[screen];
        screen = (screen + 1) % SCREENS;
        now += FRAME_NANOS;
        for (ViewerEncoder other : others) {
            cut(other, surface);
        }
        return cut(encoder, surface);
    }

    private @Nullable EncodedFrame cut(ViewerEncoder viewer, Surface surface) {
        viewer.painted(surface.bounds());
        EncodedFrame frame = viewer.cut(surface, 0, now);
        if (frame != null) {
            viewer.acknowledged(frame.frameId(), 0, now);
        }
        return frame;
    }
}
