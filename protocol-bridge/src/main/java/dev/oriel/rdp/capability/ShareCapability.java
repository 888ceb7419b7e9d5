package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * MCS channel id of the host: [MS-RDPBCGR] 2.2.7.2.4 TS_SHARE_CAPABILITYSET.
 *
 * @param nodeId 0 from the client, 0x03EA from the host
 */
public record ShareCapability(int nodeId) implements CapabilitySet {
    static final int TYPE = 0x09;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public ShareCapability {
        Range.u16("nodeId", nodeId);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return BODY_SIZE;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u16le(nodeId);
        out.zeros(2); // pad2octets
    }

    static ShareCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ShareCapability");
        int nodeId = in.u16le();
        in.skip(2, "pad2octets");
        return new ShareCapability(nodeId);
    }
}
