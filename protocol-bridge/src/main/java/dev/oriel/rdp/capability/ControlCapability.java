package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Who controls the session, a relic of T.128: [MS-RDPBCGR] 2.2.7.2.2 TS_CONTROL_CAPABILITYSET.
 *
 * @param controlFlags 0
 * @param remoteDetachFlag 0
 * @param controlInterest 2, never
 * @param detachInterest 2, never
 */
public record ControlCapability(int controlFlags, int remoteDetachFlag, int controlInterest, int detachInterest)
        implements CapabilitySet {
    static final int TYPE = 0x05;

    /** controlInterest and detachInterest, the only value in use. */
    public static final int CONTROLPRIORITY_NEVER = 0x2;

    /** In bytes. */
    private static final int BODY_SIZE = 8;

    public ControlCapability {
        Range.u16("controlFlags", controlFlags);
        Range.u16("remoteDetachFlag", remoteDetachFlag);
        Range.u16("controlInterest", controlInterest);
        Range.u16("detachInterest", detachInterest);
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
        out.u16le(controlFlags);
        out.u16le(remoteDetachFlag);
        out.u16le(controlInterest);
        out.u16le(detachInterest);
    }

    static ControlCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ControlCapability");
        int controlFlags = in.u16le();
        int remoteDetachFlag = in.u16le();
        int controlInterest = in.u16le();
        int detachInterest = in.u16le();
        return new ControlCapability(controlFlags, remoteDetachFlag, controlInterest, detachInterest);
    }
}
