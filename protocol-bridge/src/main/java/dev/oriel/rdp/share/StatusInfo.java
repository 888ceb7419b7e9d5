package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * What the host is doing while the user waits: [MS-RDPBCGR] 2.2.5.2 Server Status Info PDU.
 *
 * @param statusCode one of the constants
 */
public record StatusInfo(long statusCode) implements DataPdu {
    static final int TYPE = 0x36;

    /** The broker looks for a machine. */
    public static final int FINDING_DESTINATION = 0x0401;

    /** The machine is loaded from disk. */
    public static final int LOADING_DESTINATION = 0x0402;

    /** The session is brought online. */
    public static final int BRINGING_SESSION_ONLINE = 0x0403;

    /** The client is about to be redirected. */
    public static final int REDIRECTING_TO_DESTINATION = 0x0404;

    /** The virtual machine is loaded. */
    public static final int VM_LOADING = 0x0501;

    /** The virtual machine wakes. */
    public static final int VM_WAKING = 0x0502;

    /** The virtual machine boots. */
    public static final int VM_BOOTING = 0x0503;

    private static final int SIZE = 4;

    public StatusInfo {
        Range.u32("statusCode", statusCode);
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
        out.u32le(statusCode);
    }

    static StatusInfo decode(WireReader in) throws DecodeException {
        in.require(SIZE, "StatusInfo");
        long statusCode = in.u32le();
        return new StatusInfo(statusCode);
    }
}
