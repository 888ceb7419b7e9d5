package dev.oriel.encoder;

import java.util.Arrays;

/** Compares a cell of two pictures of the same layout. */
final class CellDiff {
    /** Most boxes that a cell's changes are split into. */
    static final int MAX_BOXES = 4;

    /** Rows without a change that are cheaper to send again than to begin another box for. */
    private static final int MIN_GAP = 8;

    private CellDiff() {}

    /** @param offset of the cell's first pixel */
    static boolean differ(int[] a, int[] b, int offset, int stride, int box) {
        int from = offset + Box.top(box) * stride + Box.left(box);
        int width = Box.width(box);
        for (int row = Box.height(box); row > 0; row--) {
            if (Arrays.mismatch(a, from, from + width, b, from, from + width) >= 0) {
                return true;
            }
            from += stride;
        }
        return false;
    }

    /** Whether the pixels from {@code from} to {@code to} differ from those of {@code b} that begin at {@code other}. */
    static boolean rowsDiffer(int[] a, int from, int to, int[] b, int other) {
        return Arrays.mismatch(a, from, to, b, other, other + to - from) >= 0;
    }

    /**
     * Writes the boxes that hold all differences inside {@code within} to {@code boxes} from {@code at}, from top to
     * bottom, and returns how many: 0 to {@link #MAX_BOXES}.
     */
    static int boxes(int[] a, int[] b, int offset, int stride, int within, int[] boxes, int at) {
        int count = 0;
        int top = -1;
        int bottom = 0;
        int left = 0;
        int right = 0;
        for (int y = Box.top(within); y < Box.bottom(within); y++) {
            int row = offset + y * stride;
            int from = row + Box.left(within);
            int to = row + Box.right(within);
            int first = Arrays.mismatch(a, from, to, b, from, to);
            if (first < 0) {
                continue;
            }
            if (top >= 0 && y - bottom >= MIN_GAP && count < MAX_BOXES - 1) {
                boxes[at + count++] = Box.of(left, top, right, bottom);
                top = -1;
            }
            if (top < 0) {
                top = y;
                left = Box.right(within);
                right = 0;
            }
            left = Math.min(left, Box.left(within) + first);
            right = lastDifference(a, b, row, right, Box.right(within));
            bottom = y + 1;
        }
        if (top >= 0) {
            boxes[at + count++] = Box.of(left, top, right, bottom);
        }
        return count;
    }

    /** The right edge of a row's differences, or {@code right} where they end before it. */
    private static int lastDifference(int[] a, int[] b, int row, int right, int limit) {
        for (int x = limit; x > right; x--) {
            if (a[row + x - 1] != b[row + x - 1]) {
                return x;
            }
        }
        return right;
    }
}
