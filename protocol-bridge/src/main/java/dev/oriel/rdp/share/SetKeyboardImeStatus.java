package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * State of the input method on the host: [MS-RDPBCGR] 2.2.8.2.2 Set Keyboard IME Status PDU.
 *
 * @param unitId 0
 * @param imeState open or closed
 * @param imeConvMode conversion mode
 */
public record SetKeyboardImeStatus(int unitId, long imeState, long imeConvMode) implements DataPdu {
    static final int TYPE = 0x2D;

    private static final int SIZE = 10;

    public SetKeyboardImeStatus {
        Range.u16("unitId", unitId);
        Range.u32("imeState", imeState);
        Range.u32("imeConvMode", imeConvMode);
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
        out.u16le(unitId);
        out.u32le(imeState);
        out.u32le(imeConvMode);
    }

    static SetKeyboardImeStatus decode(WireReader in) throws DecodeException {
        in.require(SIZE, "SetKeyboardImeStatus");
        int unitId = in.u16le();
        long imeState = in.u32le();
        long imeConvMode = in.u32le();
        return new SetKeyboardImeStatus(unitId, imeState, imeConvMode);
    }
}
