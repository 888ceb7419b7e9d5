package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Window activation, a relic of T.128: [MS-RDPBCGR] 2.2.7.2.3 TS_WINDOWACTIVATION_CAPABILITYSET.
 *
 * @param helpKeyFlag 0
 * @param helpKeyIndexFlag 0
 * @param helpExtendedKeyFlag 0
 * @param windowManagerKeyFlag 0
 */
public record ActivationCapability(
        int helpKeyFlag, int helpKeyIndexFlag, int helpExtendedKeyFlag, int windowManagerKeyFlag)
        implements CapabilitySet {
    static final int TYPE = 0x07;

    /** In bytes. */
    private static final int BODY_SIZE = 8;

    public ActivationCapability {
        Range.u16("helpKeyFlag", helpKeyFlag);
        Range.u16("helpKeyIndexFlag", helpKeyIndexFlag);
        Range.u16("helpExtendedKeyFlag", helpExtendedKeyFlag);
        Range.u16("windowManagerKeyFlag", windowManagerKeyFlag);
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
        out.u16le(helpKeyFlag);
        out.u16le(helpKeyIndexFlag);
        out.u16le(helpExtendedKeyFlag);
        out.u16le(windowManagerKeyFlag);
    }

    static ActivationCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "ActivationCapability");
        int helpKeyFlag = in.u16le();
        int helpKeyIndexFlag = in.u16le();
        int helpExtendedKeyFlag = in.u16le();
        int windowManagerKeyFlag = in.u16le();
        return new ActivationCapability(helpKeyFlag, helpKeyIndexFlag, helpExtendedKeyFlag, windowManagerKeyFlag);
    }
}
