package dev.oriel.encoder;

import dev.oriel.display.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what of a frame is only the old picture in another place. Hints of the desktop come first; where they do not
 * help, scrolling is searched for. Neither is trusted: a move is taken when the pixels of the viewer's picture show that
 * it makes more right than wrong, and what it leaves wrong is sent like any other change.
 */
final class MoveFinder {
    /** In pixels. Less is cheaper to send than to look at. */
    private static final int MIN_CHANGED = 2048;
    /** Pixels of a row that are compared, and counted, together. */
    private static final int SEGMENT = 64;
    /** Segments that a move must put right. */
    private static final int MIN_GAIN = 24;

    private final ScrollDetector scroll = new ScrollDetector();
    private final List<Move> candidates = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();

    /** The moves, whose targets do not overlap; valid until the next call. */
    List<Move> find(Snapshot next, ViewerModel shown, Changes changes) {
        moves.clear();
        int changed = 0;
        for (int i = 0; i < changes.count(); i++) {
            changed += changes.missingArea(i);
        }
        if (changed < MIN_CHANGED) {
            return moves;
        }
        candidates.clear();
        for (MoveHint hint : next.moves()) {
            candidates.add(new Move(hint.target(), hint.dx(), hint.dy()));
        }
        candidates.sort((a, b) -> Long.compare(b.target().area(), a.target().area()));
        takeGood(next, shown);
        if (moves.isEmpty()) {
            candidates.clear();
            scroll.detect(next, shown, changes, candidates);
            takeGood(next, shown);
        }
        return moves;
    }

    private void takeGood(Snapshot next, ViewerModel shown) {
        for (Move candidate : candidates) {
            Move move = candidate.clip(shown.grid());
            if (!move.target().isEmpty()
                    && !overlaps(move.target())
                    && !shown.isVideo(move.source())
                    && !shown.isVideo(move.target())
                    && isGood(move, next, shown)) {
                moves.add(move);
            }
        }
    }

    private boolean overlaps(Rect target) {
        for (Move move : moves) {
            if (move.target().intersects(target)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGood(Move move, Snapshot next, ViewerModel shown) {
        Rect target = move.target();
        hold(target, next, shown);
        int stride = shown.grid().width();
        int back = move.dy() * stride + move.dx();
        int changed = 0;
        int wrong = 0;
        for (int y = target.y(); y < target.bottom(); y++) {
            int row = y * stride;
            for (int x = target.x(); x < target.right(); x += SEGMENT) {
                int from = row + x;
                int to = row + Math.min(x + SEGMENT, target.right());
                changed += CellDiff.rowsDiffer(next.pixels(), from, to, shown.pixels(), from) ? 1 : 0;
                wrong += CellDiff.rowsDiffer(next.pixels(), from, to, shown.pixels(), from - back) ? 1 : 0;
            }
        }
        return changed - wrong >= MIN_GAIN && wrong * 2 < changed;
    }

    /** Sees to it that the snapshot has every cell of {@code rect}: what has not changed is as the viewer shows it. */
    static void hold(Rect rect, Snapshot next, ViewerModel shown) {
        int columns = shown.grid().columns();
        for (int row = CellGrid.at(rect.y()); row <= CellGrid.at(rect.bottom() - 1); row++) {
            for (int column = CellGrid.at(rect.x()); column <= CellGrid.at(rect.right() - 1); column++) {
                next.hold(row * columns + column, shown.pixels());
            }
        }
    }
}
