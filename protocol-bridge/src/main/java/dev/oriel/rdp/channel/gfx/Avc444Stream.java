package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * RFX_AVC444_BITMAP_STREAM and RFX_AVC444V2_BITMAP_STREAM, [MS-RDPEGFX] 2.2.4.5 and 2.2.4.6: one or two H.264 pictures,
 * which together have colours at full resolution.
 */
public sealed interface Avc444Stream extends Pdu {
    /** LC: luma and chroma are there. */
    int BOTH = 0;

    /** LC: luma alone. */
    int LUMA = 1;

    /** LC: chroma alone. */
    int CHROMA = 2;

    /** Bits of avc420EncodedBitstreamInfo that are a length. */
    int LENGTH_BITS = 30;

    /** Both pictures. */
    record Both(Avc420Stream luma, Avc420Stream chroma) implements Avc444Stream {
        @Override
        public int size() {
            return 4 + luma.size() + chroma.size();
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le(luma.size() | (long) BOTH << LENGTH_BITS);
            luma.encode(out);
            chroma.encode(out);
        }
    }

    /** Luma, with the chroma of a 4:2:0 picture. */
    record Luma(Avc420Stream luma) implements Avc444Stream {
        @Override
        public int size() {
            return 4 + luma.size();
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le(luma.size() | (long) LUMA << LENGTH_BITS);
            luma.encode(out);
        }
    }

    /** The rest of the chroma of a luma picture that came before. */
    record Chroma(Avc420Stream chroma) implements Avc444Stream {
        @Override
        public int size() {
            return 4 + chroma.size();
        }

        @Override
        public void encode(WireWriter out) {
            out.u32le((long) CHROMA << LENGTH_BITS);
            chroma.encode(out);
        }
    }

    static Avc444Stream decode(WireReader in) throws DecodeException {
        in.require(4, "RFX_AVC444_BITMAP_STREAM");
        long info = in.u32le();
        int content = (int) (info >>> LENGTH_BITS);
        return switch (content) {
            case BOTH -> {
                WireReader luma = in.slice((int) (info & ((1L << LENGTH_BITS) - 1)), "avc420EncodedBitstream1");
                yield new Both(Avc420Stream.decode(luma), Avc420Stream.decode(in));
            }
            case LUMA -> new Luma(Avc420Stream.decode(in));
            case CHROMA -> new Chroma(Avc420Stream.decode(in));
            default -> throw DecodeException.invalid("LC", 0, content);
        };
    }
}
