package dev.oriel.encoder;

import dev.oriel.encoder.wire.FrameWriter;
import java.util.Arrays;

/** Collects rectangles of one colour and joins neighbours: an empty desktop is one fill, not hundreds. */
final class FillMerger {
    private static final int FIELDS = 5;

    /** How far back a rectangle is looked for to which another can be joined. */
    private static final int REACH = 64;

    /** x, y, width, height, colour of each. */
    private int[] fills = new int[FIELDS * 64];

    private int count;

    void clear() {
        count = 0;
    }

    void add(int x, int y, int width, int height, int rgb) {
        if (count > 0 && extendsRight((count - 1) * FIELDS, x, y, height, rgb)) {
            fills[(count - 1) * FIELDS + 2] += width;
            return;
        }
        if (fills.length < (count + 1) * FIELDS) {
            fills = Arrays.copyOf(fills, fills.length * 2);
        }
        int at = count++ * FIELDS;
        fills[at] = x;
        fills[at + 1] = y;
        fills[at + 2] = width;
        fills[at + 3] = height;
        fills[at + 4] = rgb;
    }

    /** Writes them all and returns how many there were. */
    int write(FrameWriter writer) {
        int written = 0;
        joinDown();
        for (int at = 0; at < count * FIELDS; at += FIELDS) {
            if (fills[at + 3] > 0) {
                writer.fill(fills[at], fills[at + 1], fills[at + 2], fills[at + 3], fills[at + 4]);
                written++;
            }
        }
        count = 0;
        return written;
    }

    private boolean extendsRight(int at, int x, int y, int height, int rgb) {
        return fills[at] + fills[at + 2] == x && fills[at + 1] == y && fills[at + 3] == height && fills[at + 4] == rgb;
    }

    /** Joins each rectangle to the one right above it; what has been joined is left with no height. */
    private void joinDown() {
        for (int i = 1; i < count; i++) {
            int below = i * FIELDS;
            for (int j = i - 1; j >= Math.max(0, i - REACH); j--) {
                int above = j * FIELDS;
                if (fills[above] == fills[below]
                        && fills[above + 2] == fills[below + 2]
                        && fills[above + 4] == fills[below + 4]
                        && fills[above + 3] > 0
                        && fills[above + 1] + fills[above + 3] == fills[below + 1]) {
                    // the joined one takes the lower place, so that the next row finds it within reach
                    fills[below + 1] = fills[above + 1];
                    fills[below + 3] += fills[above + 3];
                    fills[above + 3] = 0;
                    break;
                }
            }
        }
    }
}
