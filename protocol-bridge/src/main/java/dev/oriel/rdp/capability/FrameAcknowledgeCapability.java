package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Acknowledgement of frames: [MS-RDPRFX] 2.2.1.3 TS_FRAME_ACKNOWLEDGE_CAPABILITYSET.
 *
 * @param maxUnacknowledgedFrameCount frames in flight
 */
public record FrameAcknowledgeCapability(long maxUnacknowledgedFrameCount) implements CapabilitySet {
    static final int TYPE = 0x1E;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public FrameAcknowledgeCapability {
        Range.u32("maxUnacknowledgedFrameCount", maxUnacknowledgedFrameCount);
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
        out.u32le(maxUnacknowledgedFrameCount);
    }

    static FrameAcknowledgeCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "FrameAcknowledgeCapability");
        long maxUnacknowledgedFrameCount = in.u32le();
        return new FrameAcknowledgeCapability(maxUnacknowledgedFrameCount);
    }
}
