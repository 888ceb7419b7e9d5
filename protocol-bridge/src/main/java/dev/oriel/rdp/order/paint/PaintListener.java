package dev.oriel.rdp.order.paint;

import dev.oriel.display.Rect;

/** Hears what has changed on the desktop: exact statements, as {@link dev.oriel.bridge.DesktopListener} has them. */
public interface PaintListener {
    void painted(Rect rect);

    void copied(Rect from, int toX, int toY);

    void filled(Rect rect, int rgb);
}
