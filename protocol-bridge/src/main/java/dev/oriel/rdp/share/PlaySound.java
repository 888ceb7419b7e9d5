package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The bell: [MS-RDPBCGR] 2.2.9.1.1.5 Play Sound PDU.
 *
 * @param duration in milliseconds
 * @param frequency in hertz
 */
public record PlaySound(long duration, long frequency) implements DataPdu {
    static final int TYPE = 0x22;

    private static final int SIZE = 8;

    public PlaySound {
        Range.u32("duration", duration);
        Range.u32("frequency", frequency);
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
        out.u32le(duration);
        out.u32le(frequency);
    }

    static PlaySound decode(WireReader in) throws DecodeException {
        in.require(SIZE, "PlaySound");
        long duration = in.u32le();
        long frequency = in.u32le();
        return new PlaySound(duration, frequency);
    }
}
