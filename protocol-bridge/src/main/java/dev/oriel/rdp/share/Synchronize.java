package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * First step of finalization, in both directions: [MS-RDPBCGR] 2.2.1.14 Client Synchronize PDU, 2.2.1.19 Server Synchronize PDU.
 *
 * @param targetUser MCS channel id of the receiver
 */
public record Synchronize(int targetUser) implements DataPdu {
    static final int TYPE = 0x1F;

    private static final int SIZE = 4;

    public Synchronize {
        Range.u16("targetUser", targetUser);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(1); // messageType
        out.u16le(targetUser);
    }

    static Synchronize decode(WireReader in) throws DecodeException {
        in.require(SIZE, "Synchronize");
        in.skip(2, "messageType");
        int targetUser = in.u16le();
        return new Synchronize(targetUser);
    }
}
