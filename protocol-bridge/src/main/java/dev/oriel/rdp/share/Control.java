package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Asks for or grants control of the share: [MS-RDPBCGR] 2.2.1.15 to 2.2.1.16 and 2.2.1.20 to 2.2.1.21 Control PDUs.
 *
 * @param action one of the constants
 * @param grantId 0, or the user channel id in {@link #GRANTED_CONTROL}
 * @param controlId 0, or 0x03EA in {@link #GRANTED_CONTROL}
 */
public record Control(int action, int grantId, long controlId) implements DataPdu {
    static final int TYPE = 0x14;

    /** action: from the client. */
    public static final int REQUEST_CONTROL = 1;

    /** action: from the host. */
    public static final int GRANTED_CONTROL = 2;

    /** action: not in use. */
    public static final int DETACH = 3;

    /** action: from both. */
    public static final int COOPERATE = 4;

    private static final int SIZE = 8;

    public Control {
        Range.u16("action", action);
        Range.u16("grantId", grantId);
        Range.u32("controlId", controlId);
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
        out.u16le(action);
        out.u16le(grantId);
        out.u32le(controlId);
    }

    static Control decode(WireReader in) throws DecodeException {
        in.require(SIZE, "Control");
        int action = in.u16le();
        int grantId = in.u16le();
        long controlId = in.u32le();
        return new Control(action, grantId, controlId);
    }
}
