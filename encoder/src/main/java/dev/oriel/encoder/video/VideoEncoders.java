package dev.oriel.encoder.video;

import dev.oriel.encoder.wire.ByteSink;
import dev.oriel.openh264.OpenH264;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens encoders of video, so many at a time: each holds a few pictures of native memory and takes a share of the
 * processors. One object for the whole process. Thread-safe.
 */
public final class VideoEncoders {
    /** Makes encoders. */
    @FunctionalInterface
    public interface Factory {
        /**
         * @param width even, {@link VideoEncoder#MIN_SIDE} or more
         * @param height even, {@link VideoEncoder#MIN_SIDE} or more
         */
        VideoEncoder create(int width, int height);
    }

    private static final VideoEncoders NONE = new VideoEncoders("", 0, (_, _) -> {
        throw new IllegalStateException("no encoder is ever opened");
    });

    private final String name;
    private final Factory factory;
    private final AtomicInteger free;

    /**
     * @param name for logs
     * @param most encoders at a time
     */
    public VideoEncoders(String name, int most, Factory factory) {
        this.name = name;
        this.factory = factory;
        this.free = new AtomicInteger(most);
    }

    /** Never opens any. */
    public static VideoEncoders none() {
        return NONE;
    }

    /**
     * By the library that is installed; empty where none is.
     *
     * @param most encoders at a time
     */
    public static Optional<VideoEncoders> installed(int most) {
        return OpenH264.installed()
                .map(library -> new VideoEncoders(
                        library.name(),
                        most,
                        (width, height) -> new OpenH264Encoder(library.encoder(), width, height)));
    }

    /** For logs: what encodes. */
    public String name() {
        return name;
    }

    /** Empty where too many are open, or the picture is too large. */
    public Optional<VideoEncoder> open(int width, int height) {
        if ((long) width * height > VideoEncoder.MAX_PIXELS || !take()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Counted(factory.create(width, height)));
        } catch (RuntimeException | Error e) {
            free.incrementAndGet();
            throw e;
        }
    }

    private boolean take() {
        return free.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Gives its place back when it is closed. */
    private final class Counted implements VideoEncoder {
        private final VideoEncoder encoder;
        private boolean closed;

        Counted(VideoEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public boolean encode(int[] pixels, int offset, int stride, boolean key, ByteSink out) {
            return encoder.encode(pixels, offset, stride, key, out);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                encoder.close();
                free.incrementAndGet();
            }
        }
    }
}
