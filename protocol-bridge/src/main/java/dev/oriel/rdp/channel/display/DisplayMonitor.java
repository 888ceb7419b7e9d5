package dev.oriel.rdp.channel.display;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * One monitor, DISPLAYCONTROL_MONITOR_LAYOUT: [MS-RDPEDISP] 2.2.2.2.1. The primary one is at 0, 0.
 *
 * @param flags {@link #PRIMARY} or 0
 * @param left in pixels
 * @param top in pixels
 * @param width in pixels, 200..8192, even
 * @param height in pixels, 200..8192
 * @param physicalWidth in millimetres, 10..10000; 0 where unknown
 * @param physicalHeight in millimetres, 10..10000; 0 where unknown
 * @param orientation in degrees: 0, 90, 180 or 270
 * @param desktopScaleFactor in percent, 100..500
 * @param deviceScaleFactor in percent: 100, 140 or 180
 */
public record DisplayMonitor(
        long flags,
        int left,
        int top,
        long width,
        long height,
        long physicalWidth,
        long physicalHeight,
        long orientation,
        long desktopScaleFactor,
        long deviceScaleFactor) {
    /** In bytes; MonitorLayoutSize. */
    static final int SIZE = 40;

    /** DISPLAYCONTROL_MONITOR_PRIMARY */
    public static final long PRIMARY = 0x00000001;

    public DisplayMonitor {
        Range.u32("Flags", flags);
        Range.u32("Width", width);
        Range.u32("Height", height);
        Range.u32("PhysicalWidth", physicalWidth);
        Range.u32("PhysicalHeight", physicalHeight);
        Range.u32("Orientation", orientation);
        Range.u32("DesktopScaleFactor", desktopScaleFactor);
        Range.u32("DeviceScaleFactor", deviceScaleFactor);
    }

    void encode(WireWriter out) {
        out.u32le(flags).i32le(left).i32le(top).u32le(width).u32le(height);
        out.u32le(physicalWidth).u32le(physicalHeight).u32le(orientation);
        out.u32le(desktopScaleFactor).u32le(deviceScaleFactor);
    }

    static DisplayMonitor decode(WireReader in) throws DecodeException {
        in.require(SIZE, "DISPLAYCONTROL_MONITOR_LAYOUT");
        return new DisplayMonitor(
                in.u32le(),
                in.i32le(),
                in.i32le(),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                in.u32le());
    }
}
