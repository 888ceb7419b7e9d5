package dev.oriel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A set of pixels as disjoint rectangles.
 *
 * <p>Not thread-safe: each owner has its own. Cost grows with the number of rectangles, so a region that would hold
 * more than {@link #MAX_RECTS} is widened to its bounding box: damage may say too much, never too little.
 */
public final class Region {
    /** Above this many rectangles, exactness costs more than the pixels it saves. */
    public static final int MAX_RECTS = 512;

    /** So many are left as they are. */
    private static final int FEW_RECTS = 8;

    private final List<Rect> rects = new ArrayList<>();

    public Region() {}

    public Region(Rect rect) {
        add(rect);
    }

    public Region(Region other) {
        rects.addAll(other.rects);
    }

    /** The disjoint rectangles, in no particular order; a view that follows this region. */
    public List<Rect> rects() {
        return Collections.unmodifiableList(rects);
    }

    public boolean isEmpty() {
        return rects.isEmpty();
    }

    public void clear() {
        rects.clear();
    }

    /** Number of pixels. */
    public long area() {
        long area = 0;
        for (Rect rect : rects) {
            area += rect.area();
        }
        return area;
    }

    /** The smallest rectangle around everything; empty at the origin where the region is empty. */
    public Rect bounds() {
        if (rects.isEmpty()) {
            return new Rect(0, 0, 0, 0);
        }
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Rect rect : rects) {
            left = Math.min(left, rect.x());
            top = Math.min(top, rect.y());
            right = Math.max(right, rect.right());
            bottom = Math.max(bottom, rect.bottom());
        }
        return Rect.ofEdges(left, top, right, bottom);
    }

    public void add(Rect rect) {
        if (rect.isEmpty()) {
            return;
        }
        for (Rect present : rects) {
            if (present.contains(rect)) {
                return;
            }
        }
        subtract(rect);
        rects.add(rect);
        if (rects.size() > MAX_RECTS) {
            Rect bounds = bounds();
            rects.clear();
            rects.add(bounds);
        }
    }

    public void add(Region other) {
        for (Rect rect : List.copyOf(other.rects)) {
            add(rect);
        }
    }

    /** Removes the pixels of {@code rect}. */
    public void subtract(Rect rect) {
        List<Rect> pieces = new ArrayList<>();
        for (int i = rects.size() - 1; i >= 0; i--) {
            Rect present = rects.get(i);
            if (present.intersects(rect)) {
                int last = rects.size() - 1;
                rects.set(i, rects.get(last));
                rects.remove(last);
                addPieces(present, present.intersect(rect), pieces);
            }
        }
        rects.addAll(pieces);
    }

    /** Joins neighbours, so that the same pixels take few rectangles, into however many pieces they were cut. */
    public void coalesce() {
        join(
                Comparator.comparingInt(Rect::y).thenComparingInt(Rect::height).thenComparingInt(Rect::x),
                Region::isRightOf);
        join(Comparator.comparingInt(Rect::x).thenComparingInt(Rect::width).thenComparingInt(Rect::y), Region::isBelow);
        if (rects.size() > FEW_RECTS) {
            List<Rect> bands = Bands.of(rects);
            if (bands.size() < rects.size()) {
                rects.clear();
                rects.addAll(bands);
            }
        }
    }

    private void join(Comparator<Rect> order, BiPredicate<Rect, Rect> continues) {
        rects.sort(order);
        int kept = 0;
        for (int i = 1; i < rects.size(); i++) {
            Rect last = rects.get(kept);
            Rect next = rects.get(i);
            if (continues.test(last, next)) {
                rects.set(kept, Rect.ofEdges(last.x(), last.y(), next.right(), next.bottom()));
            } else {
                rects.set(++kept, next);
            }
        }
        if (!rects.isEmpty()) {
            rects.subList(kept + 1, rects.size()).clear();
        }
    }

    private static boolean isRightOf(Rect last, Rect next) {
        return last.y() == next.y() && last.height() == next.height() && last.right() == next.x();
    }

    private static boolean isBelow(Rect last, Rect next) {
        return last.x() == next.x() && last.width() == next.width() && last.bottom() == next.y();
    }

    /** Keeps only the pixels inside {@code rect}. */
    public void clip(Rect rect) {
        List<Rect> kept = new ArrayList<>(rects.size());
        for (Rect present : rects) {
            Rect piece = present.intersect(rect);
            if (!piece.isEmpty()) {
                kept.add(piece);
            }
        }
        rects.clear();
        rects.addAll(kept);
    }

    public boolean intersects(Rect rect) {
        for (Rect present : rects) {
            if (present.intersects(rect)) {
                return true;
            }
        }
        return false;
    }

    /** What is left of {@code whole} without {@code hole}, which lies inside it: at most four rectangles. */
    private static void addPieces(Rect whole, Rect hole, List<Rect> pieces) {
        addUnlessEmpty(pieces, Rect.ofEdges(whole.x(), whole.y(), whole.right(), hole.y()));
        addUnlessEmpty(pieces, Rect.ofEdges(whole.x(), hole.bottom(), whole.right(), whole.bottom()));
        addUnlessEmpty(pieces, Rect.ofEdges(whole.x(), hole.y(), hole.x(), hole.bottom()));
        addUnlessEmpty(pieces, Rect.ofEdges(hole.right(), hole.y(), whole.right(), hole.bottom()));
    }

    private static void addUnlessEmpty(List<Rect> pieces, Rect rect) {
        if (!rect.isEmpty()) {
            pieces.add(rect);
        }
    }

    @Override
    public String toString() {
        return "Region" + rects;
    }
}
