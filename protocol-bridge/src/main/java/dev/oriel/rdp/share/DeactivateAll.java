package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Quirk;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host ends the share; it starts another one or closes the connection: [MS-RDPBCGR] 2.2.3.1 Server Deactivate All
 * PDU.
 *
 * @param shareId of the share that ends; ignored
 * @param sourceDescriptor usually one zero byte
 */
public record DeactivateAll(int pduSource, long shareId, Bytes sourceDescriptor) implements ShareControlPdu {
    static final int TYPE = 0x6;

    public DeactivateAll {
        Range.u16("pduSource", pduSource);
        Range.u32("shareId", shareId);
        Range.length("sourceDescriptor", sourceDescriptor, 0xFFFF);
    }

    /** @param quirk why there is no body */
    static DeactivateAll withoutBody(Quirk quirk, int source) {
        assert quirk == Quirk.SHORT_DEACTIVATE_ALL;
        return new DeactivateAll(source, 0, Bytes.EMPTY);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 4 + 2 + sourceDescriptor.length();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(shareId);
        out.u16le(sourceDescriptor.length());
        out.bytes(sourceDescriptor);
    }

    static DeactivateAll decodeBody(int source, WireReader in) throws DecodeException {
        if (!in.hasRemaining()) {
            return withoutBody(Quirk.SHORT_DEACTIVATE_ALL, source);
        }
        in.require(6, "DeactivateAll");
        long shareId = in.u32le();
        return new DeactivateAll(source, shareId, in.bytes(in.u16le(), "sourceDescriptor"));
    }
}
