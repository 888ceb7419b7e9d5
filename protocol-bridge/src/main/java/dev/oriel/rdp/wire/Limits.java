package dev.oriel.rdp.wire;

/**
 * The bounds that hold for what a session host may send. Every length, count and dimension from the wire is checked
 * against them before anything is allocated.
 *
 * @param maxDesktopSide largest width or height of a desktop or bitmap, in pixels
 * @param maxDesktopArea largest desktop, in pixels
 * @param maxPduLength largest reassembled message, in bytes
 * @param maxBitmapLength largest compressed bitmap, in bytes
 * @param maxPointerSide largest width or height of a pointer, in pixels: [MS-RDPBCGR] 2.2.7.2.7 allows 384
 * @param maxRects largest number of rectangles in one update
 * @param maxCertificateLength largest certificate or certificate chain, in bytes
 * @param maxTokenLength largest authentication token, in bytes
 */
public record Limits(
        int maxDesktopSide,
        int maxDesktopArea,
        int maxPduLength,
        int maxBitmapLength,
        int maxPointerSide,
        int maxRects,
        int maxCertificateLength,
        int maxTokenLength) {

    /** What every host seen so far stays well within. */
    public static final Limits DEFAULT =
            new Limits(8192, 8192 * 4320, 16 << 20, 16 << 20, 384, 8192, 64 << 10, 64 << 10);

    /**
     * Checks a value from the wire.
     *
     * @param value unsigned, as a long so that nothing wraps
     * @return the value as an int
     * @throws DecodeException {@link DecodeException.Kind#TOO_LARGE} where it exceeds {@code limit}
     */
    public static int check(String field, int offset, long value, int limit) throws DecodeException {
        if (value < 0 || value > limit) {
            throw DecodeException.tooLarge(field, offset, value, limit);
        }
        return (int) value;
    }
}
