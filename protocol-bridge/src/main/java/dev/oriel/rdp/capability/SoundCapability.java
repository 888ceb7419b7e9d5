package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Whether the bell can be played: [MS-RDPBCGR] 2.2.7.1.11 TS_SOUND_CAPABILITYSET.
 *
 * @param soundFlags {@link #BEEPS} or 0
 */
public record SoundCapability(int soundFlags) implements CapabilitySet {
    static final int TYPE = 0x0C;

    /** soundFlags: the Play Sound PDU is understood. */
    public static final int BEEPS = 0x1;

    /** In bytes. */
    private static final int BODY_SIZE = 4;

    public SoundCapability {
        Range.u16("soundFlags", soundFlags);
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
        out.u16le(soundFlags);
        out.zeros(2); // pad2octetsA
    }

    static SoundCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "SoundCapability");
        int soundFlags = in.u16le();
        in.skip(2, "pad2octetsA");
        return new SoundCapability(soundFlags);
    }
}
