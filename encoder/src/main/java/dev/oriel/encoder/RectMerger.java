package dev.oriel.encoder;

import java.util.Arrays;

/**
 * Collects rectangles that are drawn in the same way, cell by cell, and joins neighbours: an empty desktop is one fill
 * and not hundreds, and a video is one JPEG, of which each has some 600 bytes of headers and tables.
 */
final class RectMerger {
    private static final int FIELDS = 5;

    /** How far back a rectangle is looked for to which another can be joined. */
    private static final int REACH = 64;

    private final int maxSide;
    /** x, y, width, height, kind of each. */
    private int[] rects = new int[FIELDS * 64];

    private int count;

    /** Receives a rectangle. */
    interface Sink {
        void draw(int x, int y, int width, int height, int kind);
    }

    /** @param maxSide no rectangle is joined to become longer or higher, in pixels */
    RectMerger(int maxSide) {
        this.maxSide = maxSide;
    }

    /** Only rectangles of the same {@code kind} are joined. They are best added row by row, from left to right. */
    void add(int x, int y, int width, int height, int kind) {
        if (count > 0 && extendsRight((count - 1) * FIELDS, x, y, width, height, kind)) {
            rects[(count - 1) * FIELDS + 2] += width;
            return;
        }
        if (rects.length < (count + 1) * FIELDS) {
            rects = Arrays.copyOf(rects, rects.length * 2);
        }
        int at = count++ * FIELDS;
        rects[at] = x;
        rects[at + 1] = y;
        rects[at + 2] = width;
        rects[at + 3] = height;
        rects[at + 4] = kind;
    }

    /** Hands out what was added, every pixel once, and forgets it. */
    void drain(Sink sink) {
        for (int i = 1; i < count; i++) {
            joinToAbove(i);
        }
        for (int at = 0; at < count * FIELDS; at += FIELDS) {
            if (rects[at + 3] > 0) {
                sink.draw(rects[at], rects[at + 1], rects[at + 2], rects[at + 3], rects[at + 4]);
            }
        }
        count = 0;
    }

    private boolean extendsRight(int at, int x, int y, int width, int height, int kind) {
        return rects[at] + rects[at + 2] == x
                && rects[at + 1] == y
                && rects[at + 3] == height
                && rects[at + 4] == kind
                && rects[at + 2] + width <= maxSide;
    }

    /** What has been joined is left with no height; the joined one takes the lower place, within reach of the next row. */
    private void joinToAbove(int i) {
        int below = i * FIELDS;
        for (int j = i - 1; j >= Math.max(0, i - REACH); j--) {
            int above = j * FIELDS;
            if (rects[above] == rects[below]
                    && rects[above + 2] == rects[below + 2]
                    && rects[above + 4] == rects[below + 4]
                    && rects[above + 3] > 0
                    && rects[above + 1] + rects[above + 3] == rects[below + 1]
                    && rects[above + 3] + rects[below + 3] <= maxSide) {
                rects[below + 1] = rects[above + 1];
                rects[below + 3] += rects[above + 3];
                rects[above + 3] = 0;
                return;
            }
        }
    }
}
