package dev.oriel.encoder;

import dev.oriel.display.Rect;

/** A part of what a viewer shows that is to be copied: to {@code target}, from {@code (-dx, -dy)} of it. */
record Move(Rect target, int dx, int dy) {
    Rect source() {
        return target.translate(-dx, -dy);
    }

    /** The part of it whose source and target both lie inside a picture of that size. */
    Move clip(CellGrid grid) {
        Rect picture = new Rect(0, 0, grid.width(), grid.height());
        return new Move(target.intersect(picture).intersect(picture.translate(dx, dy)), dx, dy);
    }
}
