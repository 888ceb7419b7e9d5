package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import dev.oriel.encoder.client.ClientModel;
import dev.oriel.encoder.video.VideoEncoders;
import dev.oriel.encoder.wire.FrameMessage;
import dev.oriel.encoder.wire.FrameOp;
import dev.oriel.encoder.wire.MalformedMessageException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Feeds an encoder what a real desktop has shown, as the workload suite records it: frames of the protocol, sent without
 * loss, with the time of each. Judges a change of the encoder in seconds, and that what the viewer shows has stayed the
 * same:
 *
 * <pre>java … dev.oriel.encoder.Replay [lossless] [video] FILE…</pre>
 *
 * <p>With {@code video}, what keeps moving goes as H.264, by the library that is installed.
 */
final class Replay {
    private static final long MILLIS = 1_000_000;
    /** Long after everything has rested. */
    private static final long END = 5_000 * MILLIS;
    /** A frame that the next follows sooner is a part of it. */
    private static final long TORN = 6 * MILLIS;

    /** @param at in milliseconds */
    private record Recorded(long at, ByteBuffer message) {}

    /**
     * What a replay has taken.
     *
     * @param checksum of what the viewer shows after every frame
     */
    record Result(FrameStats stats, long cpuNanos, int checksum) {}

    private final List<Recorded> frames;

    private Replay(List<Recorded> frames) {
        this.frames = frames;
    }

    static Replay read(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Recorded> frames = new ArrayList<>();
        while (all.hasRemaining()) {
            long at = all.getInt();
            int length = all.getInt();
            frames.add(new Recorded(at, all.slice(all.position(), length)));
            all.position(all.position() + length);
        }
        return new Replay(frames);
    }

    Result run(ViewerOptions options, VideoEncoders encoders) throws MalformedMessageException {
        ClientModel recorded = new ClientModel(1 << 28);
        TestViewer viewer = new TestViewer(options, encoders);
        viewer.encoder.decodesVideo(encoders != VideoEncoders.none());
        Surface surface = new Surface(1, 1);
        CRC32C checksum = new CRC32C();
        long cpu = 0;
        long now = 0;
        for (int i = 0; i < frames.size(); i++) {
            Recorded frame = frames.get(i);
            show(recorded.apply(frame.message()), recorded, surface, viewer.encoder);
            now = frame.at() * MILLIS;
            long until = i + 1 < frames.size() ? frames.get(i + 1).at() * MILLIS : now + END;
            if (until - now < TORN) {
                continue;
            }
            cpu += cut(viewer, surface, now);
            cpu += rest(viewer, surface, now, until);
            update(checksum, viewer.client.pixels());
        }
        viewer.assertShows(surface, "at the end");
        viewer.encoder.close();
        return new Result(viewer.encoder.stats(), cpu, (int) checksum.getValue());
    }

    /** Makes exact what rests, when the encoder asks for it. */
    private static long rest(TestViewer viewer, Surface surface, long from, long until)
            throws MalformedMessageException {
        long cpu = 0;
        long now = from;
        while (now < until) {
            switch (viewer.encoder.next(now)) {
                case Decision.Cut() -> {
                    cpu += cut(viewer, surface, now);
                    now += MILLIS;
                }
                case Decision.NotBefore(long nanos) -> now = nanos;
                case Decision.AwaitAck(), Decision.Nothing() -> now = until;
            }
        }
        return cpu;
    }

    private static long cut(TestViewer viewer, Surface surface, long now) throws MalformedMessageException {
        long before = ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadCpuTime()
                : 0;
        EncodedFrame frame = viewer.encoder.cut(surface, 0, now);
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        if (frame != null) {
            viewer.client.apply(frame.message());
            viewer.encoder.acknowledged(frame.frameId(), 0, now);
        }
        return used;
    }

    /** Paints what the recorded frame has changed, without a hint of how it came about. */
    private static void show(FrameMessage frame, ClientModel recorded, Surface surface, ViewerEncoder encoder) {
        if (surface.width() != recorded.width() || surface.height() != recorded.height()) {
            surface.resize(recorded.width(), recorded.height());
            encoder.resized();
        }
        for (FrameOp op : frame.operations()) {
            Rect rect = switch (op) {
                case FrameOp.Copy copy -> copy.to();
                case FrameOp.Fill fill -> fill.rect();
                case FrameOp.Palette palette -> palette.rect();
                case FrameOp.Filtered filtered -> filtered.rect();
                case FrameOp.Jpeg jpeg -> jpeg.rect();
                case FrameOp.Cached cached -> new Rect(cached.x(), cached.y(), CellGrid.SIDE, CellGrid.SIDE);
                default -> new Rect(0, 0, 0, 0);
            };
            Rect inside = rect.intersect(surface.bounds());
            for (int y = inside.y(); y < inside.bottom(); y++) {
                int at = y * surface.width() + inside.x();
                System.arraycopy(recorded.pixels(), at, surface.pixels(), at, inside.width());
            }
            encoder.painted(inside);
        }
    }

    private static void update(CRC32C checksum, int[] pixels) {
        ByteBuffer row = ByteBuffer.allocate(4 * 4096);
        for (int at = 0; at < pixels.length; at += 4096) {
            row.clear();
            row.asIntBuffer().put(pixels, at, Math.min(4096, pixels.length - at));
            checksum.update(row);
        }
    }

    public static void main(String[] arguments) throws IOException, MalformedMessageException {
        boolean lossless = List.of(arguments).contains("lossless");
        VideoEncoders encoders = List.of(arguments).contains("video")
                ? VideoEncoders.installed(1).orElseThrow()
                : VideoEncoders.none();
        System.out.printf(
                "%-18s %9s %6s %7s %6s %6s %6s %6s %6s %6s %5s %8s%n",
                "", "bytes", "frames", "cpu ms", "cells", "copy", "fill", "pal", "filt", "jpeg", "hits", "checksum");
        for (String argument : arguments) {
            if (argument.equals("lossless") || argument.equals("video")) {
                continue;
            }
            Replay replay = read(Path.of(argument));
            ViewerOptions options =
                    ViewerOptions.defaults(1).withLossless(lossless).withPace(60, 60);
            replay.run(options, encoders);
            Result[] results = {
                replay.run(options, encoders), replay.run(options, encoders), replay.run(options, encoders)
            };
            long cpu = Arrays.stream(results).mapToLong(Result::cpuNanos).min().orElseThrow();
            FrameStats stats = results[0].stats();
            System.out.printf(
                    "%-18s %9d %6d %7.0f %6d %6d %6d %6d %6d %6d %5d %8x%n",
                    Path.of(argument).getFileName().toString().replace(".frames", ""),
                    stats.bytes(),
                    stats.frames(),
                    cpu / 1e6,
                    stats.cells(),
                    stats.copies(),
                    stats.fills(),
                    stats.palettes(),
                    stats.filtered(),
                    stats.jpegs(),
                    stats.hits(),
                    results[0].checksum());
        }
    }
}
