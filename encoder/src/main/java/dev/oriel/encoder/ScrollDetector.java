package dev.oriel.encoder;

import dev.oriel.display.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches for areas that have moved up or down: in every column of cells that has changed, rows of the new picture are
 * looked up by hash among those of the old, and vote for the distance. Rows that occur twice, such as empty ones, have no
 * vote. What it finds are candidates; {@link MoveFinder} verifies them.
 */
final class ScrollDetector {
    /** Rows that must agree. */
    private static final int MIN_VOTES = 16;
    /** A host that sends a scroll piece by piece leaves parts behind: so many distances in one frame. */
    private static final int MAX_DISTANCES = 6;
    /** Rows together that may be wrong inside of what has moved. */
    private static final int MAX_MISSES = 2;
    /** Rows by which neighbouring columns may begin and end apart: text leaves some empty. */
    private static final int RAGGED = 24;

    /** Columns that are looked at first. */
    private static final int PROBES = 5;
    /** Every fourth pixel of a row is hashed: enough to tell lines of text apart. */
    private static final int SAMPLE = 4;

    private static final int MULTIPLIER = 0x9E3779B1;

    private final int[] distances = new int[MAX_DISTANCES];
    private final List<Rect> areas = new ArrayList<>();
    private CellGrid grid = CellGrid.EMPTY;
    /** By column: the rows to look at; empty where {@code top >= bottom}. */
    private int[] top = new int[0];

    private int[] bottom = new int[0];
    /** By column: pixels that are to be sent. */
    private int[] missing = new int[0];

    private boolean[] hashed = new boolean[0];
    /** By column and row. */
    private int[] newHash = new int[0];

    private int[] oldHash = new int[0];
    /** Distance plus the picture's height. */
    private int[] votes = new int[0];
    /** Open addressing by hash: row + 1, or its negative where several rows have that hash, or 0. */
    private int[] table = new int[0];

    /** Adds what may have scrolled to {@code candidates}. */
    void detect(Snapshot next, ViewerModel shown, Changes changes, List<Move> candidates) {
        prepare(shown.grid());
        spans(changes);
        Arrays.fill(votes, 0);
        Arrays.fill(hashed, false);
        // a few columns tell whether anything scrolls at all: most frames end here
        for (int i = 0; i < PROBES; i++) {
            int column = widestUnhashed();
            if (column >= 0) {
                hashColumn(column, next, shown);
                vote(column);
            }
        }
        int found = 0;
        for (int best = best(); best >= 0 && found < MAX_DISTANCES; best = best()) {
            distances[found++] = best - grid.height();
            votes[best] = 0;
        }
        if (found == 0) {
            return;
        }
        for (int column = 0; column < grid.columns(); column++) {
            if (!hashed[column] && top[column] < bottom[column]) {
                hashColumn(column, next, shown);
            }
        }
        for (int i = 0; i < found; i++) {
            collect(distances[i], next, shown, candidates);
        }
    }

    /** The column with the most missing cells that has not been looked at; -1 where there is none. */
    private int widestUnhashed() {
        int widest = -1;
        for (int column = 0; column < grid.columns(); column++) {
            if (!hashed[column] && missing[column] > (widest < 0 ? 0 : missing[widest])) {
                widest = column;
            }
        }
        return widest;
    }

    private void prepare(CellGrid newGrid) {
        if (!newGrid.equals(grid)) {
            grid = newGrid;
            top = new int[grid.columns()];
            bottom = new int[grid.columns()];
            missing = new int[grid.columns()];
            hashed = new boolean[grid.columns()];
            newHash = new int[grid.columns() * grid.height()];
            oldHash = new int[grid.columns() * grid.height()];
            votes = new int[2 * grid.height() + 1];
            table = new int[Integer.highestOneBit(Math.max(grid.height(), 16)) * 4];
        }
    }

    private void spans(Changes changes) {
        Arrays.fill(top, Integer.MAX_VALUE);
        Arrays.fill(bottom, 0);
        Arrays.fill(missing, 0);
        for (int i = 0; i < changes.count(); i++) {
            int cell = changes.cell(i);
            int column = cell % grid.columns();
            int y = grid.y(cell);
            missing[column] += changes.missingArea(i);
            top[column] = Math.min(top[column], y + Box.top(changes.box(i, 0)));
            bottom[column] = Math.max(bottom[column], y + Box.bottom(changes.box(i, changes.boxCount(i) - 1)));
        }
    }

    private void hashColumn(int column, Snapshot next, ViewerModel shown) {
        hashed[column] = true;
        int x = column * CellGrid.SIDE;
        int width = grid.width(column);
        MoveFinder.hold(Rect.ofEdges(x, top[column], x + width, bottom[column]), next, shown);
        for (int y = top[column]; y < bottom[column]; y++) {
            int at = y * grid.width() + x;
            newHash[column * grid.height() + y] = hash(next.pixels(), at, width);
            oldHash[column * grid.height() + y] = hash(shown.pixels(), at, width);
        }
    }

    private static int hash(int[] pixels, int from, int width) {
        int even = 0;
        int odd = MULTIPLIER;
        int i = from;
        for (int end = from + width - SAMPLE; i < end; i += 2 * SAMPLE) {
            even = (even ^ pixels[i]) * MULTIPLIER;
            odd = (odd ^ pixels[i + SAMPLE]) * MULTIPLIER;
        }
        int hash = even ^ Integer.rotateLeft(odd, 15);
        return hash ^ hash >>> 16;
    }

    private void vote(int column) {
        Arrays.fill(table, 0);
        int base = column * grid.height();
        for (int y = top[column]; y < bottom[column]; y++) {
            int at = find(base, oldHash[base + y]);
            table[at] = table[at] == 0 ? y + 1 : -Math.abs(table[at]);
        }
        for (int y = top[column]; y < bottom[column]; y++) {
            int hash = newHash[base + y];
            if (hash != oldHash[base + y]) {
                int row = table[find(base, hash)];
                if (row > 0) {
                    votes[y - (row - 1) + grid.height()]++;
                }
            }
        }
    }

    /** Where a hash of the old picture stands in the table, or the empty place where it would. */
    private int find(int base, int hash) {
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0 && oldHash[base + Math.abs(table[at]) - 1] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Index of the distance that most rows agree on, or -1 where too few do. */
    private int best() {
        int best = grid.height();
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] > votes[best] && i != grid.height()) {
                best = i;
            }
        }
        return best != grid.height() && votes[best] >= MIN_VOTES ? best : -1;
    }

    /** Joins what has come from that distance in neighbouring columns. */
    private void collect(int distance, Snapshot next, ViewerModel shown, List<Move> candidates) {
        areas.clear();
        for (int column = 0; column < grid.columns(); column++) {
            if (top[column] < bottom[column]) {
                runs(column, distance);
            }
        }
        areas.sort((a, b) -> Long.compare(b.area(), a.area()));
        for (Rect area : areas) {
            candidates.add(widen(area, distance, next, shown));
        }
    }

    /** Finds the rows of a column that have come from that distance without a break. */
    private void runs(int column, int distance) {
        int base = column * grid.height();
        int first = -1;
        int last = -1;
        int gain = 0;
        int misses = 0;
        int to = Math.min(bottom[column], bottom[column] + distance);
        for (int y = Math.max(top[column], top[column] + distance); y < to; y++) {
            if (newHash[base + y] != oldHash[base + y - distance]) {
                misses++;
                if (misses > MAX_MISSES) {
                    join(column, first, last, gain);
                    first = -1;
                    gain = 0;
                }
            } else if (newHash[base + y] != oldHash[base + y]) {
                first = first < 0 ? y : first;
                last = y;
                gain++;
                misses = 0;
            }
        }
        join(column, first, last, gain);
    }

    private void join(int column, int first, int last, int gain) {
        if (gain < MIN_VOTES / 2) {
            return;
        }
        int x = column * CellGrid.SIDE;
        Rect run = Rect.ofEdges(x, first, x + grid.width(column), last + 1);
        for (int i = 0; i < areas.size(); i++) {
            Rect area = areas.get(i);
            if (area.right() == x
                    && Math.abs(area.y() - run.y()) <= RAGGED
                    && Math.abs(area.bottom() - run.bottom()) <= RAGGED) {
                areas.set(
                        i,
                        Rect.ofEdges(
                                area.x(),
                                Math.min(area.y(), run.y()),
                                run.right(),
                                Math.max(area.bottom(), run.bottom())));
                return;
            }
        }
        areas.add(run);
    }

    /** Takes in the pixels beside the area that have moved with it: windows do not end where cells do. */
    private Move widen(Rect area, int distance, Snapshot next, ViewerModel shown) {
        int roomLeft = Math.min(CellGrid.SIDE - 1, area.x());
        int roomRight = Math.min(CellGrid.SIDE - 1, grid.width() - area.right());
        MoveFinder.hold(
                Rect.ofEdges(area.x() - roomLeft, area.y(), area.right() + roomRight, area.bottom()), next, shown);
        int stride = grid.width();
        int back = distance * stride;
        for (int y = area.y(); y < area.bottom() && (roomLeft > 0 || roomRight > 0); y++) {
            int left = y * stride + area.x() - 1;
            int right = y * stride + area.right();
            roomLeft = run(next.pixels(), shown.pixels(), left, -1, back, roomLeft);
            roomRight = run(next.pixels(), shown.pixels(), right, 1, back, roomRight);
        }
        return new Move(
                Rect.ofEdges(area.x() - roomLeft, area.y(), area.right() + roomRight, area.bottom()), 0, distance);
    }

    /** How many pixels from {@code at} on, at most {@code max}, are those that stood {@code back} before. */
    private static int run(int[] next, int[] shown, int at, int step, int back, int max) {
        int run = 0;
        while (run < max && next[at + run * step] == shown[at + run * step - back]) {
            run++;
        }
        return run;
    }
}
