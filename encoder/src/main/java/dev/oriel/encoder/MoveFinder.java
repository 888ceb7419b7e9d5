package dev.oriel.encoder;

import dev.oriel.display.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what of a frame is only the old picture in another place. Hints of the desktop come first; where they do not
 * help, scrolling and then any motion is searched for. Neither is trusted: a move is taken when the pixels of the viewer's picture show that
 * it makes more right than wrong, and what it leaves wrong is sent like any other change.
 */
final class MoveFinder {
    /** In pixels. Less is cheaper to send than to look at. */
    private static final int MIN_CHANGED = 2048;
    /** In pixels: what is smaller than a window is not searched for in both directions. */
    private static final int MIN_MOTION = 16 << 10;
    /** Pixels of a row that are compared, and counted, together. */
    private static final int SEGMENT = 64;
    /** Segments that a move must put right. */
    private static final int MIN_GAIN = 24;

    private final ScrollDetector scroll = new ScrollDetector();
    private final MotionDetector motion = new MotionDetector();
    private final List<Move> candidates = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Move> seen = new ArrayList<>();

    /** The moves, whose targets do not overlap; valid until the next call. */
    List<Move> find(Snapshot next, ViewerModel shown, Changes changes) {
        moves.clear();
        seen.clear();
        int changed = 0;
        for (int i = 0; i < changes.count(); i++) {
            changed += changes.missingArea(i);
        }
        if (changed < MIN_CHANGED) {
            return moves;
        }
        candidates.clear();
        for (MoveHint hint : next.moves()) {
            Move hinted = new Move(hint.target(), hint.dx(), hint.dy()).clip(shown.grid());
            candidates.add(hinted);
            if (!hinted.target().isEmpty()) {
                seen.add(hinted);
            }
        }
        takeGood(next, shown);
        if (moves.isEmpty()) {
            candidates.clear();
            scroll.detect(next, shown, changes, candidates);
            int gain = takeGood(next, shown);
            if (changed >= MIN_MOTION && gain * SEGMENT < changed / 2) {
                tryMotion(gain, next, shown, changes);
            }
        }
        return moves;
    }

    /**
     * What has moved, as the last call was told or has found, whether it can be copied or not: a film that goes on while
     * its window is dragged is right nowhere, and what a video of ours shows is no source.
     */
    List<Move> seen() {
        return seen;
    }

    /** What moves in both directions scrolls in parts by chance: it is taken only where it explains more. */
    private void tryMotion(int scrollGain, Snapshot next, ViewerModel shown, Changes changes) {
        List<Move> scrolled = List.copyOf(moves);
        moves.clear();
        candidates.clear();
        motion.detect(next, shown, changes, candidates);
        if (takeGood(next, shown) <= scrollGain) {
            moves.clear();
            moves.addAll(scrolled);
        }
    }

    /** Returns how many segments the moves put right. */
    private int takeGood(Snapshot next, ViewerModel shown) {
        int total = 0;
        // what is large is not found by chance
        candidates.sort((a, b) -> Long.compare(b.target().area(), a.target().area()));
        for (Move candidate : candidates) {
            Move move = candidate.clip(shown.grid());
            for (Move taken : moves) {
                move = new Move(without(move.target(), taken.target()), move.dx(), move.dy());
            }
            int gain = gain(move, next, shown);
            if (gain > 0) {
                seen.add(move);
            }
            if (gain > 0 && (shown.isStreamed(move.source()) || shown.isStreamed(move.target()))) {
                move = beside(shown.streamed(), move);
                gain = gain(move, next, shown);
            }
            if (gain > 0) {
                moves.add(move);
                total += gain;
            }
        }
        return total;
    }

    /** The largest part of {@code rect} beside which {@code other} lies. */
    private static Rect without(Rect rect, Rect other) {
        if (!rect.intersects(other)) {
            return rect;
        }
        Rect[] parts = {
            Rect.ofEdges(rect.x(), rect.y(), rect.right(), Math.max(rect.y(), other.y())),
            Rect.ofEdges(rect.x(), Math.min(rect.bottom(), other.bottom()), rect.right(), rect.bottom()),
            Rect.ofEdges(rect.x(), rect.y(), Math.max(rect.x(), other.x()), rect.bottom()),
            Rect.ofEdges(Math.min(rect.right(), other.right()), rect.y(), rect.right(), rect.bottom())
        };
        return Arrays.stream(parts).max(Comparator.comparingLong(Rect::area)).orElseThrow();
    }

    /** A part of {@code move} that neither comes from {@code video} nor goes there. */
    private static Move beside(Rect video, Move move) {
        Rect source = without(move.source(), video);
        Rect target = without(source.translate(move.dx(), move.dy()), video);
        return new Move(target, move.dx(), move.dy());
    }

    /** How many segments a move puts right; 0 where it does not pay, or is of pixels that are not known. */
    private static int gain(Move move, Snapshot next, ViewerModel shown) {
        Rect target = move.target();
        if (target.isEmpty() || shown.isUnknown(move.source()) || shown.isUnknown(target)) {
            return 0;
        }
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
        return changed - wrong >= MIN_GAIN && wrong * 2 < changed ? changed - wrong : 0;
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
