package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.WireWriter;

/**
 * The session would go on if the client closed; it closes all the same, or asks: [MS-RDPBCGR] 2.2.2.3 Shutdown Request Denied PDU.
 */
public record ShutdownDenied() implements DataPdu {
    static final int TYPE = 0x25;

    private static final int SIZE = 0;

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void encode(WireWriter out) {}
}
