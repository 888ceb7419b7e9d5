package dev.oriel.rdp.testing;

import dev.oriel.display.Surface;
import dev.oriel.rdp.codec.bulk.BulkDecompressor;
import dev.oriel.rdp.codec.color.ColorPalette;
import dev.oriel.rdp.codec.color.PixelFormat;
import dev.oriel.rdp.codec.color.RawDecoder;
import dev.oriel.rdp.codec.planar.PlanarDecoder;
import dev.oriel.rdp.codec.pointer.PointerDecoder;
import dev.oriel.rdp.codec.rle.RleDecoder;
import dev.oriel.rdp.fastpath.FastPathHeader;
import dev.oriel.rdp.fastpath.FastPathUpdate;
import dev.oriel.rdp.input.FastPathInput;
import dev.oriel.rdp.input.FastPathInputEvent;
import dev.oriel.rdp.input.InputSupport;
import dev.oriel.rdp.input.SlowPathInput;
import dev.oriel.rdp.session.Activation;
import dev.oriel.rdp.session.ActiveSession;
import dev.oriel.rdp.session.SessionOutput;
import dev.oriel.rdp.share.ShareControlPdu;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.update.GraphicsUpdate;
import dev.oriel.rdp.update.PointerUpdate;
import dev.oriel.rdp.update.SlowPathPointer;
import dev.oriel.rdp.update.SurfaceCommand;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoders of what a host paints: PDUs, codecs, and the whole active session. */
final class GraphicsOracles {
    /** Small, so that a fuzzer finds the edges. */
    private static final int SIDE = 40;

    /**
     * With off-screen bitmaps that are small: an order of seven bytes makes one, as large as was announced, and an input has
     * room for hundreds, each in the place of the one before.
     */
    static final Limits SMALL_DESKTOPS = new Limits(8192, 2048, 16 << 20, 16 << 20, 384, 8192, 64 << 10, 64 << 10);

    private GraphicsOracles() {}

    static Map<String, Decoder<?>> decoders() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("fast-path header", FastPathHeader::decode);
        decoders.put("fast-path update", FastPathUpdate::decode);
        decoders.put("graphics", GraphicsUpdate::decode);
        decoders.put("slow-path pointer", SlowPathPointer::decode);
        decoders.put("new pointer", PointerUpdate.New::decode);
        decoders.put("large pointer", PointerUpdate.Large::decode);
        decoders.put("surface command", SurfaceCommand::decode);
        decoders.put("slow-path input", SlowPathInput::decode);
        decoders.put("fast-path input event", FastPathInputEvent::decode);
        return decoders;
    }

    /** The first bytes choose format and size, as the headers would. */
    static Map<String, Decoder<?>> codecs() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("rle", in -> {
            PixelFormat format = PixelFormat.ofBitsPerPixel(in.u8());
            RleDecoder decoder = new RleDecoder(Limits.DEFAULT);
            return bitmap(
                    in,
                    (rest, width, height, target, offset, stride) ->
                            decoder.decode(format, rest, width, height, target, offset, stride));
        });
        decoders.put("raw", in -> {
            PixelFormat format = PixelFormat.ofBitsPerPixel(in.u8());
            RawDecoder decoder = new RawDecoder(Limits.DEFAULT);
            return bitmap(
                    in,
                    (rest, width, height, target, offset, stride) ->
                            decoder.decode(format, rest, width, height, target, offset, stride));
        });
        decoders.put("planar", in -> bitmap(in, new PlanarDecoder(Limits.DEFAULT)::decode));
        decoders.put("mppc", in -> {
            BulkDecompressor decompressor = new BulkDecompressor();
            int total = 0;
            while (in.hasRemaining()) {
                int flags = in.u8();
                WireReader packet = in.slice(Math.min(in.remaining(), in.hasRemaining() ? in.u8() : 0), "packet");
                total += decompressor.decompress(flags, packet).remaining();
            }
            return total;
        });
        decoders.put("pointer", in -> {
            PointerUpdate.Large pointer = PointerUpdate.Large.decode(in);
            return new PointerDecoder(Limits.DEFAULT).decode(pointer.xorBpp(), pointer.masks(), new ColorPalette());
        });
        return decoders;
    }

    /** Decodes a bitmap whose size the first two bytes choose. */
    static int bitmap(WireReader in, CodecContract.Codec codec) throws DecodeException {
        int width = in.u8() % SIDE + 1;
        int height = in.u8() % SIDE + 1;
        int[] target = new int[width * height];
        codec.decode(in, width, height, target, (height - 1) * width, -width);
        return target.length;
    }

    static Map<String, Decoder<?>> session() {
        Map<String, Decoder<?>> decoders = new LinkedHashMap<>();
        decoders.put("fast path", in -> {
            newSession().fastPath(in);
            return true;
        });
        decoders.put("slow path", in -> {
            ActiveSession session = newSession();
            while (in.hasRemaining()) {
                if (ShareControlPdu.decode(in) instanceof ShareData data) {
                    session.shareData(data);
                }
            }
            return true;
        });
        return decoders;
    }

    private static ActiveSession newSession() {
        ActiveSession session =
                new ActiveSession(new Surface(SIDE, SIDE), new SilentListener(), new Nowhere(), SMALL_DESKTOPS);
        session.activate(new Activation(SIDE, SIDE, InputSupport.ofFlags(0), true, true, true));
        return session;
    }

    private record Nowhere() implements SessionOutput {
        @Override
        public void fastPathInput(FastPathInput input) {}

        @Override
        public void shareData(int pduType2, Pdu body) {}
    }
}
