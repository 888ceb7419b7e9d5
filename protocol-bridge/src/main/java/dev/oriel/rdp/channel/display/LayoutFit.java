package dev.oriel.rdp.channel.display;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.display.Rect;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes monitors that a host takes of a layout that a user wants: [MS-RDPEDISP] 2.2.2.2.1 wants even widths, 2.2.2.1
 * tells how many monitors and how many pixels the host takes.
 */
final class LayoutFit {
    private LayoutFit() {}

    /** The primary monitor first, at 0, 0. */
    static List<DisplayMonitor> monitors(DesktopLayout layout, DisplayPdu.Caps bounds) {
        List<Rect> wanted = layout.monitors();
        if (wanted.size() > 1 && fits(wanted, bounds)) {
            Rect primary = wanted.getFirst();
            return IntStream.range(0, wanted.size())
                    .mapToObj(i -> monitor(wanted.get(i), primary, i == 0, layout))
                    .toList();
        }
        // more monitors than the host takes: all of it is one
        Rect shrunk = shrink(layout, area(bounds));
        return List.of(monitor(shrunk, shrunk, true, layout));
    }

    private static boolean fits(List<Rect> monitors, DisplayPdu.Caps bounds) {
        double area = monitors.stream().mapToDouble(Rect::area).sum();
        return monitors.size() <= bounds.maxNumMonitors()
                && (area(bounds) == 0 || area <= area(bounds))
                && monitors.stream().allMatch(monitor -> (monitor.width() & 1) == 0);
    }

    /** In pixels, of all monitors together; 0 where the host names none. */
    private static double area(DisplayPdu.Caps bounds) {
        return (double) bounds.maxNumMonitors() * bounds.maxMonitorAreaFactorA() * bounds.maxMonitorAreaFactorB();
    }

    private static Rect shrink(DesktopLayout layout, double area) {
        double width = layout.width();
        double height = layout.height();
        if (area > 0 && width * height > area) {
            double shrink = Math.sqrt(area / (width * height));
            width = Math.max(DesktopLayout.MIN_SIDE, Math.floor(width * shrink));
            height = Math.max(DesktopLayout.MIN_SIDE, Math.floor(height * shrink));
        }
        return new Rect(0, 0, (int) width & ~1, (int) height);
    }

    private static DisplayMonitor monitor(Rect area, Rect primary, boolean isPrimary, DesktopLayout layout) {
        return new DisplayMonitor(
                isPrimary ? DisplayMonitor.PRIMARY : 0,
                area.x() - primary.x(),
                area.y() - primary.y(),
                area.width(),
                area.height(),
                0,
                0,
                0,
                layout.scale(),
                layout.deviceScale());
    }
}
