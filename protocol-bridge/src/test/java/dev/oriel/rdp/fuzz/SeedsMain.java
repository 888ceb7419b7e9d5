package dev.oriel.rdp.fuzz;

import dev.oriel.rdp.channel.gfx.DrawPdu;
import dev.oriel.rdp.channel.gfx.FramePdu;
import dev.oriel.rdp.channel.gfx.GfxPdu;
import dev.oriel.rdp.channel.gfx.GfxRect;
import dev.oriel.rdp.codec.clear.ClearStream;
import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
import dev.oriel.rdp.codec.progressive.ProgressiveEncoder;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.testing.Pictures;
import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.order.OrderStory;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the inputs from which the fuzzer starts on the codecs: small bitmaps in every form that the encoders of the tests
 * know. A fuzzer that starts from nothing hardly gets past the headers.
 *
 * <p>Argument: the folder {@code src/test/resources/dev/oriel/rdp/fuzz/DecoderFuzzTestInputs}
 */
public final class SeedsMain {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 12;
    private static final int TILE = 64;
    private static final int ORDERS_SIDE = 40;

    /** Of a slow-path update: type, number, and padding. */
    private static final int ORDERS_HEADER = 8;

    private static final int ORDERS = 60;

    private final Path folder;

    private SeedsMain(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        SeedsMain seeds = new SeedsMain(Path.of(args[0]));
        int[] text = Pictures.text(WIDTH, HEIGHT, 1);
        seeds.bitmap("codec", "planar-runs", new PlanarEncoder(true, false, 0, false, 1).encode(text, WIDTH, HEIGHT));
        seeds.bitmap("codec", "planar-lossy", new PlanarEncoder(true, true, 2, true, 1).encode(text, WIDTH, HEIGHT));
        seeds.bitmap("pipelineCodec", "nscodec", NsCodecEncoder.encode(text, WIDTH, HEIGHT, 1, false, true));
        seeds.bitmap("pipelineCodec", "nscodec-420", NsCodecEncoder.encode(text, WIDTH, HEIGHT, 3, true, false));
        seeds.bitmap("pipelineCodec", "clear", clear(text));
        for (Rlgr.Mode mode : Rlgr.Mode.values()) {
            seeds.write("pipelineCodec", "remotefx-" + mode, remoteFx(mode));
        }
        seeds.write("pipelineCodec", "progressive", progressive());
        byte[] lines = "the same again, the same again, and something else"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        seeds.write("pipelineCodec", "zgfx", new ZgfxEncoder(false).encode(lines, 30, true));
        seeds.write("pipelineCodec", "zgfx-lite", new ZgfxEncoder(true).encode(lines, 100, true));
        seeds.write("pipeline", "frame", frame(clear(text)));
        seeds.orders();
    }

    /** The end of a session of every kind of order, after a few that fill caches, at each depth. */
    private void orders() throws IOException {
        List<Bytes> updates = new OrderStory(ORDERS_SIDE, ORDERS_SIDE).updates();
        List<Bytes> caches = updates.stream()
                .filter(update -> update.length() < 600)
                .limit(8)
                .toList();
        for (int depth : new int[] {8, 16, 24, 32}) {
            WireWriter out = new WireWriter().u8(depth);
            caches.forEach(update -> out.bytes(update.slice(ORDERS_HEADER, update.length() - ORDERS_HEADER)));
            for (Bytes update : updates.subList(updates.size() - ORDERS, updates.size())) {
                out.bytes(update.slice(ORDERS_HEADER, update.length() - ORDERS_HEADER));
            }
            write("order", "depth-" + depth, out.toArray());
        }
    }

    private void bitmap(String target, String name, byte[] data) throws IOException {
        write(
                target,
                name,
                new WireWriter().u8(WIDTH - 1).u8(HEIGHT - 1).bytes(data).toArray());
    }

    private void write(String target, String name, byte[] data) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(target)).resolve(name), data);
    }

    private static byte[] clear(int[] text) {
        return new ClearStream()
                .glyph(7)
                .residual(text)
                .band(0, 2, 0, 5, 0x112233)
                .shortMiss(1, 0x445566, 0x778899)
                .vbarHit(0)
                .shortHit(0, 2)
                .subcodec(8, 2, 6, 5, 2, ClearStream.rlex(Pictures.text(6, 5, 2)))
                .raw(16, 4, 3, 2, Pictures.text(3, 2, 3))
                .toBytes(0);
    }

    private static byte[] remoteFx(Rlgr.Mode mode) {
        WireWriter out = new WireWriter();
        RfxEncoder.headers(out, mode, TILE, TILE);
        RfxEncoder.frame(
                out,
                mode,
                Pictures.text(TILE, TILE, 1),
                TILE,
                TILE,
                List.of(new RfxEncoder.Box(0, 0, TILE, TILE)),
                RfxEncoder.usual());
        return out.toArray();
    }

    /** A tile in two passes. */
    private static byte[] progressive() {
        int[][] samples = RfxEncoder.components(Pictures.text(TILE, TILE, 1), TILE, TILE, 0, 0);
        ProgressiveEncoder.Component[] tile = new ProgressiveEncoder.Component[3];
        for (int i = 0; i < 3; i++) {
            tile[i] = new ProgressiveEncoder.Component(RfxEncoder.forward(samples[i]));
        }
        ProgressiveEncoder encoder = new ProgressiveEncoder(false, 2);
        List<ProgressiveEncoder.Box> whole = List.of(new ProgressiveEncoder.Box(0, 0, TILE, TILE));
        return new WireWriter()
                .bytes(encoder.message(true, whole, List.of(encoder.first(0, 0, 0, false, tile))))
                .bytes(encoder.message(false, whole, List.of(encoder.upgrade(0, 0, 0xFF, tile))))
                .toArray();
    }

    /** What a host sends in a frame, on the surface that the target has mapped. */
    private static byte[] frame(byte[] clear) {
        int xrgb = 0x20;
        GfxRect place = new GfxRect(4, 4, 4 + WIDTH, 4 + HEIGHT);
        WireWriter out = new WireWriter();
        for (GfxPdu pdu : List.of(
                new FramePdu.StartFrame(0, 1),
                new DrawPdu.WireToSurface1(1, 8, xrgb, place, Bytes.wrap(clear)),
                new DrawPdu.WireToSurface2(1, 9, 1, xrgb, Bytes.wrap(progressive())),
                new FramePdu.EndFrame(1))) {
            pdu.encode(out);
        }
        return out.toArray();
    }
}
