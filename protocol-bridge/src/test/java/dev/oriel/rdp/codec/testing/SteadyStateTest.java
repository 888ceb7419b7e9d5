package dev.oriel.rdp.codec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.oriel.rdp.codec.clear.ClearDecoder;
import dev.oriel.rdp.codec.clear.ClearStream;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.color.RawDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecDecoder;
import dev.oriel.rdp.codec.nscodec.NsCodecEncoder;
import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.planar.PlanarEncoder;
import dev.oriel.rdp.codec.progressive.ProgressiveDecoder;
import dev.oriel.rdp.codec.progressive.ProgressiveEncoder;
import dev.oriel.rdp.codec.progressive.ProgressiveSurface;
import dev.oriel.rdp.codec.rfx.RfxDecoder;
import dev.oriel.rdp.codec.rfx.RfxEncoder;
import dev.oriel.rdp.codec.rfx.Rlgr;
import dev.oriel.rdp.codec.rle.RleDecoder;
import dev.oriel.rdp.codec.rle.RleEncoder;
import dev.oriel.rdp.testing.CodecContract;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Once a codec has its buffers, a bitmap or a tile more takes no heap. */
class SteadyStateTest {
    private static final int TILE = 64;
    private static final int TILES = 8;
    private static final int MESSAGES = 12;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Decoding {
        void decode(WireReader in) throws DecodeException;
    }

    /** Bytes of heap that each message takes, but for those that only some take: code is linked and compiled meanwhile. */
    private static long allocated(Decoding decoding, IntFunction<byte[]> messages) throws DecodeException {
        long taken = Long.MAX_VALUE;
        for (int i = 0; i < MESSAGES; i++) {
            WireReader in = new WireReader(messages.apply(i));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            decoding.decode(in);
            taken = Math.min(taken, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return taken;
    }

    private static long bitmap(CodecContract.Codec codec, IntFunction<byte[]> messages) throws DecodeException {
        int[] target = new int[TILE * TILE];
        return allocated(in -> codec.decode(in, TILE, TILE, target, 0, TILE), messages);
    }

    private static long bitmap(CodecContract.Codec codec, byte[] message) throws DecodeException {
        return bitmap(codec, i -> message);
    }

    @Test
    void aBitmapTakesNothing() throws DecodeException {
        int[] text = Pictures.text(TILE, TILE, 1);
        PixelFormat format = PixelFormat.RGB_565;
        int[] raw = new int[TILE * TILE];
        Arrays.setAll(raw, i -> text[i] & 0xFFFF);
        RleDecoder rle = new RleDecoder(Limits.DEFAULT);
        byte[] runs = new RleEncoder(format, raw, TILE, 1).encode();
        assertThat(bitmap((in, w, h, to, at, stride) -> rle.decode(format, in, w, h, to, at, stride), runs))
                .as("interleaved RLE")
                .isZero();
        RawDecoder plain = new RawDecoder(Limits.DEFAULT);
        byte[] pixels = new byte[2 * TILE * TILE];
        assertThat(bitmap((in, w, h, to, at, stride) -> plain.decode(format, in, w, h, to, at, stride), pixels))
                .as("raw")
                .isZero();
        byte[] planar = new PlanarEncoder(true, true, 2, true, 1).encode(text, TILE, TILE);
        assertThat(bitmap(new PlanarDecoder(Limits.DEFAULT)::decode, planar))
                .as("planar")
                .isZero();
        byte[] nsCodec = NsCodecEncoder.encode(text, TILE, TILE, 3, true, true);
        assertThat(bitmap(new NsCodecDecoder(Limits.DEFAULT)::decode, nsCodec))
                .as("NSCodec")
                .isZero();
        byte[] part = NsCodecEncoder.encode(Pictures.text(6, 5, 2), 6, 5, 1, false, false);
        IntFunction<byte[]> clear = i -> new ClearStream()
                .residual(text)
                .band(0, 2, 0, 5, 0x112233)
                .shortMiss(1, 0x445566, 0x778899)
                .vbarHit(0)
                .shortHit(0, 2)
                .subcodec(8, 2, 6, 5, 2, ClearStream.rlex(Pictures.text(6, 5, 2)))
                .subcodec(20, 2, 6, 5, 1, part)
                .toBytes(i);
        assertThat(bitmap(new ClearDecoder(Limits.DEFAULT)::decode, clear))
                .as("ClearCodec")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Rlgr.Mode.class)
    void aTileOfRemoteFxTakesNothing(Rlgr.Mode mode) throws DecodeException {
        assertThat(remoteFx(mode, TILES)).isEqualTo(remoteFx(mode, 1));
    }

    private static long remoteFx(Rlgr.Mode mode, int tiles) throws DecodeException {
        int width = tiles * TILE;
        WireWriter out = new WireWriter();
        RfxEncoder.headers(out, mode, width, TILE);
        int[] text = Pictures.text(width, TILE, 1);
        List<RfxEncoder.Box> whole = List.of(new RfxEncoder.Box(0, 0, width, TILE));
        RfxEncoder.frame(out, mode, text, width, TILE, whole, RfxEncoder.usual());
        byte[] message = out.toArray();
        RfxDecoder decoder = new RfxDecoder(Limits.DEFAULT);
        int[] picture = new int[width * TILE];
        return allocated(in -> decoder.decode(in, picture, width, TILE, 0, 0, rect -> {}), i -> message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProgressiveTileTakesNothing(boolean extrapolated) throws DecodeException {
        assertThat(progressive(extrapolated, TILES)).isEqualTo(progressive(extrapolated, 1));
    }

    /** Each tile coarsely, and then refined. */
    private static long progressive(boolean extrapolated, int tiles) throws DecodeException {
        int width = tiles * TILE;
        int[] text = Pictures.text(width, TILE, 1);
        ProgressiveEncoder encoder = new ProgressiveEncoder(extrapolated, 2);
        List<byte[]> first = new ArrayList<>();
        List<byte[]> upgrade = new ArrayList<>();
        for (int column = 0; column < tiles; column++) {
            ProgressiveEncoder.Component[] tile = new ProgressiveEncoder.Component[3];
            int[][] samples = RfxEncoder.components(text, width, TILE, column * TILE, 0);
            for (int i = 0; i < 3; i++) {
                tile[i] = new ProgressiveEncoder.Component(RfxEncoder.forward(samples[i]));
            }
            first.add(encoder.first(column, 0, 0, false, tile));
            upgrade.add(encoder.upgrade(column, 0, 0xFF, tile));
        }
        List<ProgressiveEncoder.Box> whole = List.of(new ProgressiveEncoder.Box(0, 0, width, TILE));
        byte[] message = new WireWriter()
                .bytes(encoder.message(true, whole, first))
                .bytes(encoder.message(false, whole, upgrade))
                .toArray();
        ProgressiveDecoder decoder = new ProgressiveDecoder(Limits.DEFAULT);
        ProgressiveSurface surface = new ProgressiveSurface(width, TILE);
        int[] picture = new int[width * TILE];
        return allocated(in -> decoder.decode(in, surface, picture, width, TILE, rect -> {}), i -> message);
    }
}
