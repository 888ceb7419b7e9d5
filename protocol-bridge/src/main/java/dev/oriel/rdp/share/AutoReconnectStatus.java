package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The host did not take the auto-reconnect cookie; a normal log-on follows: [MS-RDPBCGR] 2.2.4.1 Server Auto-Reconnect Status PDU.
 *
 * @param arcStatus NTSTATUS
 */
public record AutoReconnectStatus(long arcStatus) implements DataPdu {
    static final int TYPE = 0x32;

    private static final int SIZE = 4;

    public AutoReconnectStatus {
        Range.u32("arcStatus", arcStatus);
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
        out.u32le(arcStatus);
    }

    static AutoReconnectStatus decode(WireReader in) throws DecodeException {
        in.require(SIZE, "AutoReconnectStatus");
        long arcStatus = in.u32le();
        return new AutoReconnectStatus(arcStatus);
    }
}
