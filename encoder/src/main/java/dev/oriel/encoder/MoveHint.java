package dev.oriel.encoder;

import dev.oriel.display.Rect;

/**
 * The desktop's statement that what is at {@code target} now was at {@code (-dx, -dy)} of it when the viewer's last
 * frame was cut. A hint only: what was painted later may lie over it.
 *
 * @param dx in pixels, positive to the right
 * @param dy in pixels, positive down
 */
record MoveHint(Rect target, int dx, int dy) {
    MoveHint translate(int byX, int byY) {
        return new MoveHint(target.translate(byX, byY), dx + byX, dy + byY);
    }

    MoveHint clip(Rect to) {
        return new MoveHint(target.intersect(to), dx, dy);
    }
}
