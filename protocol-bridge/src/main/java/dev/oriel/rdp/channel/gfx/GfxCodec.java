package dev.oriel.rdp.channel.gfx;

/** What a bitmap is encoded with: [MS-RDPEGFX] 2.2.2.1 and 2.2.2.2 codecId. */
final class GfxCodec {
    static final int UNCOMPRESSED = 0x0000;
    static final int REMOTE_FX = 0x0003;
    static final int CLEAR_CODEC = 0x0008;
    static final int PROGRESSIVE = 0x0009;
    static final int PLANAR = 0x000A;
    static final int AVC_420 = 0x000B;
    static final int ALPHA = 0x000C;
    static final int PROGRESSIVE_2 = 0x000D;
    static final int AVC_444 = 0x000E;
    static final int AVC_444_2 = 0x000F;

    private GfxCodec() {}

    /** For people. */
    static String nameOf(int codecId) {
        return switch (codecId) {
            case UNCOMPRESSED -> "uncompressed";
            case REMOTE_FX -> "remotefx";
            case CLEAR_CODEC -> "clearcodec";
            case PROGRESSIVE, PROGRESSIVE_2 -> "progressive";
            case PLANAR -> "planar";
            case AVC_420 -> "avc420";
            case ALPHA -> "alpha";
            case AVC_444 -> "avc444";
            case AVC_444_2 -> "avc444v2";
            default -> "codec " + codecId;
        };
    }
}
