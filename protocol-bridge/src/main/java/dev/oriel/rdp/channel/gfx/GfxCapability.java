package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * RDPGFX_CAPSET, [MS-RDPEGFX] 2.2.1.6: a version of the protocol with what a client wants of it. Sets of unknown versions
 * are kept as they are.
 *
 * @param version see the constants
 * @param data of most versions four bytes of flags
 */
public record GfxCapability(long version, Bytes data) {
    public static final long VERSION_8 = 0x00080004;
    public static final long VERSION_8_1 = 0x00080105;
    public static final long VERSION_10 = 0x000A0002;
    /** Has no flags, but sixteen reserved bytes. */
    public static final long VERSION_10_1 = 0x000A0100;

    public static final long VERSION_10_2 = 0x000A0200;
    public static final long VERSION_10_3 = 0x000A0301;
    public static final long VERSION_10_4 = 0x000A0400;
    public static final long VERSION_10_5 = 0x000A0502;
    public static final long VERSION_10_6 = 0x000A0600;
    public static final long VERSION_10_7 = 0x000A0701;

    /** RDPGFX_CAPS_FLAG_THINCLIENT, versions 8 and 8.1: RemoteFX is better than the rest. */
    public static final int THIN_CLIENT = 0x01;

    /** RDPGFX_CAPS_FLAG_SMALL_CACHE, all versions: 16 MB instead of 100 MB. */
    public static final int SMALL_CACHE = 0x02;

    /** RDPGFX_CAPS_FLAG_AVC420_ENABLED, version 8.1. */
    public static final int AVC420_ENABLED = 0x10;

    /** RDPGFX_CAPS_FLAG_AVC_DISABLED, from version 10 on: no H.264. */
    public static final int AVC_DISABLED = 0x20;

    /** RDPGFX_CAPS_FLAG_AVC_THINCLIENT, from version 10.3 on. */
    public static final int AVC_THIN_CLIENT = 0x40;

    /** RDPGFX_CAPS_FLAG_SCALEDMAP_DISABLE, version 10.7. */
    public static final int SCALED_MAP_DISABLE = 0x80;

    public GfxCapability {
        Range.u32("version", version);
    }

    public static GfxCapability of(long version, int flags) {
        return new GfxCapability(version, new WireWriter(4).i32le(flags).toBytes());
    }

    /** The flags, 0 where this version has none. */
    public int flags() {
        if (version == VERSION_10_1 || data.length() < 4) {
            return 0;
        }
        return data.get(0) | data.get(1) << 8 | data.get(2) << 16 | data.get(3) << 24;
    }

    /** In bytes. */
    int size() {
        return 8 + data.length();
    }

    void encode(WireWriter out) {
        out.u32le(version).u32le(data.length()).bytes(data);
    }

    static GfxCapability decode(WireReader in) throws DecodeException {
        in.require(8, "RDPGFX_CAPSET");
        long version = in.u32le();
        long length = in.u32le();
        if (length > in.remaining()) {
            in.require(in.remaining() + 1, "capsData");
        }
        return new GfxCapability(version, in.bytes((int) length, "capsData"));
    }
}
