package dev.oriel.rdp.share;

import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/**
 * The host starts a share and says what it can do: [MS-RDPBCGR] 2.2.1.13.1 Server Demand Active PDU.
 *
 * @param shareId names the share in every later PDU
 * @param sourceDescriptor "RDP"
 * @param capabilities of the host
 * @param sessionId ignored
 */
public record DemandActive(
        int pduSource, long shareId, Bytes sourceDescriptor, List<CapabilitySet> capabilities, long sessionId)
        implements ShareControlPdu {
    static final int TYPE = 0x1;

    public DemandActive {
        Range.u16("pduSource", pduSource);
        Range.u32("shareId", shareId);
        Range.length("sourceDescriptor", sourceDescriptor, 0xFFFF);
        capabilities = List.copyOf(capabilities);
        Range.u16("numberCapabilities", capabilities.size());
        Range.u32("sessionId", sessionId);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 4 + CombinedCapabilities.size(sourceDescriptor, capabilities) + 4;
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(shareId);
        out.u16le(sourceDescriptor.length());
        CombinedCapabilities.encode(out, sourceDescriptor, capabilities);
        out.u32le(sessionId);
    }

    static DemandActive decodeBody(int source, WireReader in) throws DecodeException {
        in.require(4 + 4, "DemandActive");
        long shareId = in.u32le();
        int descriptorLength = in.u16le();
        CombinedCapabilities combined = CombinedCapabilities.decode(in, descriptorLength);
        // Quirk.DEMAND_ACTIVE_WITHOUT_SESSION_ID: the field is ignored in any case.
        long sessionId = in.remaining() >= 4 ? in.u32le() : 0;
        return new DemandActive(source, shareId, combined.descriptor(), combined.sets(), sessionId);
    }
}
