package dev.oriel.encoder;

import dev.oriel.display.Rect;
import java.util.Arrays;
import java.util.List;

/**
 * Searches for what has moved by any distance in both directions: a dragged window, a page that scrolls sideways. Strips
 * of the old picture, taken at every few pixels, are looked up by hash wherever they may be in some rows of the new one, and
 * vote for the distance. Strips that occur twice, such as empty ones, have no vote. What it finds are candidates;
 * {@link MoveFinder} verifies them.
 *
 * <p>The cost is in the changed pixels: one table entry for each strip of the old picture, and one step of a rolling hash
 * for each pixel of every eighth row of the new one.
 */
final class MotionDetector {
    /** Pixels of a strip, and from one of the old picture to the next. */
    private static final int STRIP = 32;
    /** Rows of the new picture from one that is looked at to the next. */
    private static final int ROW_STEP = 8;
    /** Strips that must agree on a distance. */
    private static final int MIN_VOTES = 12;
    /** Distances that are counted; more are not in one frame. */
    private static final int MAX_DISTANCES = 64;
    /** An area that grows by a row or column must be right in this share of its pixels. */
    private static final int MIN_RIGHT_PERCENT = 60;

    private static final int MULTIPLIER = 0x9E3779B1;
    /** {@link #MULTIPLIER} to the power of {@link #STRIP}: what the pixel that leaves has been multiplied by. */
    private static final int LEAVING = power(MULTIPLIER, STRIP);

    private static final int POWER_2 = power(MULTIPLIER, 2);
    private static final int POWER_3 = power(MULTIPLIER, 3);
    private static final int POWER_4 = power(MULTIPLIER, 4);

    private static final int AMBIGUOUS = -1;
    /** As a power of two: slots of the table for which {@link #entered} has a word, so that it has eight bits a slot. */
    private static final int HASHES_A_WORD = 3;

    /** Open addressing by hash: index of the strip's first pixel + 1, {@link #AMBIGUOUS}, or 0. */
    private int[] table = new int[1 << 10];

    private int[] tableHash = new int[1 << 10];
    /** A bit for each hash, which few share: most strips of the new picture are nowhere in the old, and end here. */
    private long[] entered = new long[1 << 10 >> HASHES_A_WORD];

    private final int[] distances = new int[MAX_DISTANCES];
    private final int[] votes = new int[MAX_DISTANCES];
    /** Left, top, right, bottom of the pixels that voted for a distance. */
    private final int[] areas = new int[4 * MAX_DISTANCES];

    private int distanceCount;

    /** Adds what may have moved to {@code candidates}, what most strips agree on first. */
    void detect(Snapshot next, ViewerModel shown, Changes changes, List<Move> candidates) {
        Rect area = changed(shown.grid(), changes);
        if (area.width() < 2 * STRIP || area.height() < ROW_STEP) {
            return;
        }
        MoveFinder.hold(area, next, shown);
        index(area, shown);
        distanceCount = 0;
        vote(area, next, shown);
        for (int best = best(); best >= 0; best = best()) {
            Rect grown = grow(best, area, next, shown);
            candidates.add(new Move(grown, dx(distances[best]), dy(distances[best])));
            votes[best] = 0;
        }
    }

    private static Rect changed(CellGrid grid, Changes changes) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < changes.count(); i++) {
            int x = grid.x(changes.cell(i));
            int y = grid.y(changes.cell(i));
            for (int part = 0; part < changes.boxCount(i); part++) {
                int box = changes.box(i, part);
                left = Math.min(left, x + Box.left(box));
                top = Math.min(top, y + Box.top(box));
                right = Math.max(right, x + Box.right(box));
                bottom = Math.max(bottom, y + Box.bottom(box));
            }
        }
        return left < right ? Rect.ofEdges(left, top, right, bottom) : new Rect(0, 0, 0, 0);
    }

    /** Enters the strips of the old picture: those beside each other, in every row. */
    private void index(Rect area, ViewerModel shown) {
        int strips = area.width() / STRIP * area.height();
        int capacity = Math.max(1 << 10, Integer.highestOneBit(strips) * 4);
        if (table.length < capacity) {
            table = new int[capacity];
            tableHash = new int[capacity];
            entered = new long[capacity >> HASHES_A_WORD];
        } else {
            Arrays.fill(table, 0);
            Arrays.fill(entered, 0);
        }
        int[] pixels = shown.pixels();
        int stride = shown.grid().width();
        for (int y = area.y(); y < area.bottom(); y++) {
            int end = y * stride + area.right() - STRIP;
            for (int at = y * stride + area.x(); at <= end; at += STRIP) {
                if (!isFlat(pixels, at)) {
                    enter(hash(pixels, at), at);
                }
            }
        }
    }

    private void enter(int hash, int at) {
        int bit = hash ^ hash >>> 15;
        entered[(bit >>> 6) & (entered.length - 1)] |= 1L << bit;
        int slot = find(hash);
        if (table[slot] == 0) {
            table[slot] = at + 1;
            tableHash[slot] = hash;
        } else {
            table[slot] = AMBIGUOUS;
        }
    }

    private boolean mayBeEntered(int hash) {
        int bit = hash ^ hash >>> 15;
        return (entered[(bit >>> 6) & (entered.length - 1)] >>> bit & 1) != 0;
    }

    private int find(int hash) {
        int mask = table.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (table[slot] != 0 && tableHash[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void vote(Rect area, Snapshot next, ViewerModel shown) {
        int[] pixels = next.pixels();
        int stride = shown.grid().width();
        for (int y = area.y() + ROW_STEP / 2; y < area.bottom(); y += ROW_STEP) {
            int row = y * stride;
            int hash = hash(pixels, row + area.x());
            int last = row + area.right() - STRIP;
            for (int at = row + area.x(); ; at++) {
                int source = mayBeEntered(hash) ? table[find(hash)] - 1 : AMBIGUOUS;
                if (source >= 0 && source != at) {
                    vote(source, at, row, stride);
                }
                if (at >= last) {
                    break;
                }
                hash = hash * MULTIPLIER + pixels[at + STRIP] - pixels[at] * LEAVING;
            }
        }
    }

    private void vote(int source, int at, int row, int stride) {
        int dy = row / stride - source / stride;
        int dx = at - row - source % stride;
        int distance = dy << 16 | (dx & 0xFFFF);
        int i = 0;
        while (i < distanceCount && distances[i] != distance) {
            i++;
        }
        int x = at - row;
        int y = row / stride;
        if (i == distanceCount) {
            if (distanceCount == MAX_DISTANCES) {
                return;
            }
            distanceCount++;
            distances[i] = distance;
            votes[i] = 0;
            areas[4 * i] = x;
            areas[4 * i + 1] = y;
            areas[4 * i + 2] = x + STRIP;
            areas[4 * i + 3] = y + 1;
        }
        votes[i]++;
        areas[4 * i] = Math.min(areas[4 * i], x);
        areas[4 * i + 2] = Math.max(areas[4 * i + 2], x + STRIP);
        areas[4 * i + 3] = y + 1;
    }

    private int best() {
        int best = -1;
        for (int i = 0; i < distanceCount; i++) {
            if (votes[i] >= MIN_VOTES && (best < 0 || votes[i] > votes[best])) {
                best = i;
            }
        }
        return best;
    }

    /** Takes in the rows and columns beside what has voted that have moved with it. */
    private Rect grow(int best, Rect area, Snapshot next, ViewerModel shown) {
        CellGrid grid = shown.grid();
        int dx = dx(distances[best]);
        int dy = dy(distances[best]);
        Rect picture = new Rect(0, 0, grid.width(), grid.height());
        Rect limit = area.intersect(picture.translate(dx, dy));
        int[] a = next.pixels();
        int[] b = shown.pixels();
        int stride = grid.width();
        int back = dy * stride + dx;
        int left = Math.max(areas[4 * best], limit.x());
        int top = Math.max(areas[4 * best + 1], limit.y());
        int right = Math.min(areas[4 * best + 2], limit.right());
        int bottom = Math.min(areas[4 * best + 3], limit.bottom());
        while (left > limit.x() && right(a, b, top * stride + left - 1, stride, bottom - top, back)) {
            left--;
        }
        while (right < limit.right() && right(a, b, top * stride + right, stride, bottom - top, back)) {
            right++;
        }
        while (top > limit.y() && right(a, b, (top - 1) * stride + left, 1, right - left, back)) {
            top--;
        }
        while (bottom < limit.bottom() && right(a, b, bottom * stride + left, 1, right - left, back)) {
            bottom++;
        }
        return Rect.ofEdges(left, top, Math.max(left, right), Math.max(top, bottom));
    }

    /** Whether most of {@code count} pixels from {@code at} on are those that stood {@code back} before. */
    private static boolean right(int[] next, int[] shown, int at, int step, int count, int back) {
        int right = 0;
        for (int i = 0, p = at; i < count; i++, p += step) {
            right += next[p] == shown[p - back] ? 1 : 0;
        }
        return right * 100 >= count * MIN_RIGHT_PERCENT;
    }

    private static int dx(int distance) {
        return (short) distance;
    }

    private static int dy(int distance) {
        return distance >> 16;
    }

    private static boolean isFlat(int[] pixels, int at) {
        return Arrays.mismatch(pixels, at, at + STRIP - 1, pixels, at + 1, at + STRIP) < 0;
    }

    /**
     * The pixels as the digits of a number to the base {@link #MULTIPLIER}, so that the hash can roll: in four sums that do
     * not wait for each other's products.
     */
    private static int hash(int[] pixels, int at) {
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        for (int i = at; i < at + STRIP; i += 4) {
            first = first * POWER_4 + pixels[i];
            second = second * POWER_4 + pixels[i + 1];
            third = third * POWER_4 + pixels[i + 2];
            fourth = fourth * POWER_4 + pixels[i + 3];
        }
        return first * POWER_3 + second * POWER_2 + third * MULTIPLIER + fourth;
    }

    private static int power(int base, int exponent) {
        int result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }
}
