package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One monitor of the virtual desktop, TS_MONITOR_DEF: [MS-RDPBCGR] 2.2.1.3.6.1. Coordinates count from the top left
 * corner of the primary monitor.
 *
 * @param left in pixels
 * @param top in pixels
 * @param right in pixels, inclusive
 * @param bottom in pixels, inclusive
 * @param flags {@link #PRIMARY} or 0
 */
public record Monitor(int left, int top, int right, int bottom, int flags) {
    /** In bytes. */
    public static final int SIZE = 20;

    /** flags: the primary monitor. */
    public static final int PRIMARY = 1;

    public void encode(WireWriter out) {
        out.i32le(left).i32le(top).i32le(right).i32le(bottom).i32le(flags);
    }

    public static Monitor decode(WireReader in) throws DecodeException {
        in.require(SIZE, "TS_MONITOR_DEF");
        return new Monitor(in.i32le(), in.i32le(), in.i32le(), in.i32le(), in.i32le());
    }
}
