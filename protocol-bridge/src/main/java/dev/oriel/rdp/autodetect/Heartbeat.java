package dev.oriel.rdp.autodetect;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host is still there, behind a security header with SEC_HEARTBEAT: [MS-RDPBCGR] 2.2.16.1 Server Heartbeat PDU.
 *
 * @param period between two of them, in seconds
 * @param missedForWarning number of missing ones after which the user is warned
 * @param missedForReconnect number of missing ones after which the client reconnects
 */
public record Heartbeat(int period, int missedForWarning, int missedForReconnect) implements Pdu {
    private static final int SIZE = 4;

    public Heartbeat {
        Range.u8("period", period);
        Range.u8("count1", missedForWarning);
        Range.u8("count2", missedForReconnect);
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {
        out.zeros(1); // reserved
        out.u8(period).u8(missedForWarning).u8(missedForReconnect);
    }

    public static Heartbeat decode(WireReader in) throws DecodeException {
        in.require(SIZE, "Heartbeat");
        in.skip(1, "reserved");
        return new Heartbeat(in.u8(), in.u8(), in.u8());
    }
}
