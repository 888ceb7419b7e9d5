package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * Platform, protocol version and what holds for the connection as a whole: [MS-RDPBCGR] 2.2.7.1.1 TS_GENERAL_CAPABILITYSET.
 *
 * @param osMajorType platform, 1 is Windows
 * @param osMinorType version of the platform, 3 is Windows NT
 * @param protocolVersion 0x0200
 * @param extraFlags a combination of the constants
 * @param refreshRectSupport 1 where the host takes the Refresh Rect PDU
 * @param suppressOutputSupport 1 where the host takes the Suppress Output PDU
 */
public record GeneralCapability(
        int osMajorType,
        int osMinorType,
        int protocolVersion,
        int extraFlags,
        int refreshRectSupport,
        int suppressOutputSupport)
        implements CapabilitySet {
    static final int TYPE = 0x01;

    /** protocolVersion, the only one there is. */
    public static final int PROTOCOL_VERSION = 0x200;

    /** extraFlags: fast-path output is understood. */
    public static final int FASTPATH_OUTPUT_SUPPORTED = 0x1;

    /** extraFlags: compressed bitmaps may come without TS_CD_HEADER. */
    public static final int NO_BITMAP_COMPRESSION_HDR = 0x400;

    /** extraFlags: user and domain names may be long. */
    public static final int LONG_CREDENTIALS_SUPPORTED = 0x4;

    /** extraFlags: automatic reconnection with a cookie. */
    public static final int AUTORECONNECT_SUPPORTED = 0x8;

    /** extraFlags: MACs of RDP's own security are salted with a packet count. */
    public static final int ENC_SALTED_CHECKSUM = 0x10;

    /** In bytes. */
    private static final int BODY_SIZE = 20;

    public GeneralCapability {
        Range.u16("osMajorType", osMajorType);
        Range.u16("osMinorType", osMinorType);
        Range.u16("protocolVersion", protocolVersion);
        Range.u16("extraFlags", extraFlags);
        Range.u8("refreshRectSupport", refreshRectSupport);
        Range.u8("suppressOutputSupport", suppressOutputSupport);
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
        out.u16le(osMajorType);
        out.u16le(osMinorType);
        out.u16le(protocolVersion);
        out.zeros(2); // pad2octetsA
        out.zeros(2); // generalCompressionTypes
        out.u16le(extraFlags);
        out.zeros(2); // updateCapabilityFlag
        out.zeros(2); // remoteUnshareFlag
        out.zeros(2); // generalCompressionLevel
        out.u8(refreshRectSupport);
        out.u8(suppressOutputSupport);
    }

    static GeneralCapability decodeBody(WireReader in) throws DecodeException {
        in.require(BODY_SIZE, "GeneralCapability");
        int osMajorType = in.u16le();
        int osMinorType = in.u16le();
        int protocolVersion = in.u16le();
        in.skip(2, "pad2octetsA");
        in.skip(2, "generalCompressionTypes");
        int extraFlags = in.u16le();
        in.skip(2, "updateCapabilityFlag");
        in.skip(2, "remoteUnshareFlag");
        in.skip(2, "generalCompressionLevel");
        int refreshRectSupport = in.u8();
        int suppressOutputSupport = in.u8();
        return new GeneralCapability(
                osMajorType, osMinorType, protocolVersion, extraFlags, refreshRectSupport, suppressOutputSupport);
    }
}
