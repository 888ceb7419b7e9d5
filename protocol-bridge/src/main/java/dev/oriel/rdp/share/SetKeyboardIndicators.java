package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * State of the lock keys as the host has them: [MS-RDPBCGR] 2.2.8.2.1 Set Keyboard Indicators PDU.
 *
 * @param unitId 0
 * @param ledFlags 1 scroll, 2 num, 4 caps, 8 kana lock
 */
public record SetKeyboardIndicators(int unitId, int ledFlags) implements DataPdu {
    static final int TYPE = 0x29;

    private static final int SIZE = 4;

    public SetKeyboardIndicators {
        Range.u16("unitId", unitId);
        Range.u16("ledFlags", ledFlags);
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
        out.u16le(ledFlags);
    }

    static SetKeyboardIndicators decode(WireReader in) throws DecodeException {
        in.require(SIZE, "SetKeyboardIndicators");
        int unitId = in.u16le();
        int ledFlags = in.u16le();
        return new SetKeyboardIndicators(unitId, ledFlags);
    }
}
