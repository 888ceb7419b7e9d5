package dev.oriel.rdp.order;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;

/** A copy of a surface that is kept by nothing but what is reported of it. */
final class Mirror implements OrderListener {
    private final Surface original;
    final Surface copy;
    long painted;
    int copies;
    int fills;
    int applied;
    int passedOver;
    int frames;

    Mirror(Surface original) {
        this.original = original;
        this.copy = new Surface(original.width(), original.height());
    }

    @Override
    public void painted(Rect rect) {
        painted += rect.area();
        for (int y = rect.y(); y < rect.bottom(); y++) {
            int at = y * original.width() + rect.x();
            System.arraycopy(original.pixels(), at, copy.pixels(), at, rect.width());
        }
    }

    @Override
    public void copied(Rect from, int toX, int toY) {
        copies++;
        copy.copy(from, toX, toY);
    }

    @Override
    public void filled(Rect rect, int rgb) {
        fills++;
        copy.fill(rect, rgb);
    }

    @Override
    public void frame(boolean begin) {
        frames += begin ? 0 : 1;
    }

    @Override
    public void applied() {
        applied++;
    }

    @Override
    public void passedOver() {
        passedOver++;
    }
}
