package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.WireWriter;

/**
 * The user wants to close the client: [MS-RDPBCGR] 2.2.2.2 Shutdown Request PDU.
 */
public record ShutdownRequest() implements DataPdu {
    static final int TYPE = 0x24;

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
