package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client has shown a frame: [MS-RDPRFX] 2.2.3.1 TS_FRAME_ACKNOWLEDGE_PDU.
 *
 * @param frameId of the Frame Marker Command
 */
public record FrameAcknowledge(long frameId) implements DataPdu {
    static final int TYPE = 0x38;

    private static final int SIZE = 4;

    public FrameAcknowledge {
        Range.u32("frameId", frameId);
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
        out.u32le(frameId);
    }

    static FrameAcknowledge decode(WireReader in) throws DecodeException {
        in.require(SIZE, "FrameAcknowledge");
        long frameId = in.u32le();
        return new FrameAcknowledge(frameId);
    }
}
