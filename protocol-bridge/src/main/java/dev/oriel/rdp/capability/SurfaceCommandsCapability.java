package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Surface commands: [MS-RDPBCGR] 2.2.7.2.9 TS_SURFCMDS_CAPABILITYSET.
 *
 * @param cmdFlags a combination of the constants
 */
public record SurfaceCommandsCapability(long cmdFlags) implements CapabilitySet {
    static final int TYPE = 0x1C;

    /** Set Surface Bits Command. */
    public static final long SET_SURFACE_BITS = 0x2;

    /** Frame Marker Command. */
    public static final long FRAME_MARKER = 0x10;

    /** Stream Surface Bits Command. */
    public static final long STREAM_SURFACE_BITS = 0x40;

    /** In bytes. */
    private static final int BODY_SIZE = 8;

    public SurfaceCommandsCapability {
        Range.u32("cmdFlags", cmdFlags);
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
        out.u32le(cmdFlags);
        out.zeros(4); // reserved
    }

    static SurfaceCommandsCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "SurfaceCommandsCapability");
        long cmdFlags = in.u32le();
        in.skip(4, "reserved");
        return new SurfaceCommandsCapability(cmdFlags);
    }
}
