package dev.oriel.bridge;

import dev.oriel.display.Rect;
import java.util.List;

/**
 * The size that a desktop is to have, and the monitors it is made of.
 *
 * @param width in pixels, 200..8192
 * @param height in pixels, 200..8192
 * @param scale size of text and controls in percent, 100..500: 100 is normal
 * @param monitors 1..16 parts of the desktop, none over another; the first is the primary one
 */
public record DesktopLayout(int width, int height, int scale, List<Rect> monitors) {
    public static final int MIN_SIDE = 200;
    public static final int MAX_SIDE = 8_192;
    public static final int MIN_SCALE = 100;
    public static final int MAX_SCALE = 500;
    /** [MS-RDPBCGR] 2.2.1.3.6 monitorCount. */
    public static final int MAX_MONITORS = 16;

    public DesktopLayout {
        monitors = List.copyOf(monitors);
        if (width < MIN_SIDE || width > MAX_SIDE || height < MIN_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("desktop of " + width + "x" + height + " is not in 200..8192");
        }
        if (scale < MIN_SCALE || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not in 100..500");
        }
        if (monitors.isEmpty() || monitors.size() > MAX_MONITORS) {
            throw new IllegalArgumentException(monitors.size() + " monitors are not 1..16");
        }
        Rect desktop = new Rect(0, 0, width, height);
        for (int i = 0; i < monitors.size(); i++) {
            Rect monitor = monitors.get(i);
            if (monitor.width() < MIN_SIDE || monitor.height() < MIN_SIDE || !desktop.contains(monitor)) {
                throw new IllegalArgumentException("monitor " + i + " is too small or not inside the desktop");
            }
            if (monitors.subList(0, i).stream().anyMatch(monitor::intersects)) {
                throw new IllegalArgumentException("monitor " + i + " lies over another");
            }
        }
    }

    /** One monitor. */
    public static DesktopLayout of(int width, int height, int scale) {
        return new DesktopLayout(width, height, scale, List.of(new Rect(0, 0, width, height)));
    }

    /**
     * The scale of pictures that an application draws, in percent: [MS-RDPBCGR] 2.2.1.3.2 deviceScaleFactor and
     * [MS-RDPEDISP] 2.2.2.2.1 DeviceScaleFactor know three steps.
     */
    public int deviceScale() {
        return scale >= 180 ? 180 : scale >= 140 ? 140 : 100;
    }
}
