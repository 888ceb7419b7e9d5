package dev.oriel.rdp.share;

import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;

/**
 * The client joins the share and says what it can do: [MS-RDPBCGR] 2.2.1.13.2 Client Confirm Active PDU.
 *
 * @param shareId as in {@link DemandActive}
 * @param sourceDescriptor names the client's software
 * @param capabilities of the client
 */
public record ConfirmActive(int pduSource, long shareId, Bytes sourceDescriptor, List<CapabilitySet> capabilities)
        implements ShareControlPdu {
    static final int TYPE = 0x3;

    public ConfirmActive {
        Range.u16("pduSource", pduSource);
        Range.u32("shareId", shareId);
        Range.length("sourceDescriptor", sourceDescriptor, 0xFFFF);
        capabilities = List.copyOf(capabilities);
        Range.u16("numberCapabilities", capabilities.size());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 6 + CombinedCapabilities.size(sourceDescriptor, capabilities);
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(shareId);
        out.u16le(SERVER_CHANNEL); // originatorId
        out.u16le(sourceDescriptor.length());
        CombinedCapabilities.encode(out, sourceDescriptor, capabilities);
    }

    static ConfirmActive decodeBody(int source, WireReader in) throws DecodeException {
        in.require(4 + 2 + 4, "ConfirmActive");
        long shareId = in.u32le();
        in.skip(2, "originatorId");
        int descriptorLength = in.u16le();
        CombinedCapabilities combined = CombinedCapabilities.decode(in, descriptorLength);
        return new ConfirmActive(source, shareId, combined.descriptor(), combined.sets());
    }
}
