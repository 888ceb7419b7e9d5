package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalInt;

/**
 * Whether the Font List PDU is understood: [MS-RDPBCGR] 2.2.7.2.5 TS_FONT_CAPABILITYSET.
 *
 * @param fontSupportFlags {@link #FONT_LIST} or 0; hosts may leave the whole body out
 */
public record FontCapability(OptionalInt fontSupportFlags) implements CapabilitySet {
    static final int TYPE = 0x0E;

    /** Font List and Font Map PDUs. */
    public static final int FONT_LIST = 0x0001;

    public FontCapability {
        Range.u16("fontSupportFlags", fontSupportFlags.orElse(0));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return fontSupportFlags.isPresent() ? 4 : 0;
    }

    @Override
    public void encodeBody(WireWriter out) {
        if (fontSupportFlags.isPresent()) {
            out.u16le(fontSupportFlags.getAsInt());
            out.zeros(2); // pad2octets
        }
    }

    static FontCapability decodeBody(WireReader in) throws DecodeException {
        return new FontCapability(in.remaining() >= 2 ? OptionalInt.of(in.u16le()) : OptionalInt.empty());
    }
}
