package dev.oriel.display;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The normal form of a region: bands from edge to edge, in each of them the widest rectangles there can be, and no two
 * bands that could be one. So the same pixels give the same rectangles, into however many pieces they were cut before.
 */
final class Bands {
    private final List<Rect> rects = new ArrayList<>();
    /** Where in {@link #rects} the last band begins. */
    private int last;

    private Bands() {}

    /** @param disjoint rectangles */
    static List<Rect> of(List<Rect> disjoint) {
        List<Rect> byX =
                disjoint.stream().sorted(Comparator.comparingInt(Rect::x)).toList();
        int[] edges = disjoint.stream()
                .flatMapToInt(rect -> IntStream.of(rect.y(), rect.bottom()))
                .sorted()
                .distinct()
                .toArray();
        Bands bands = new Bands();
        for (int i = 1; i < edges.length; i++) {
            bands.add(band(byX, edges[i - 1], edges[i]));
        }
        return bands.rects;
    }

    private static List<Rect> band(List<Rect> byX, int top, int bottom) {
        List<Rect> band = new ArrayList<>();
        for (Rect rect : byX) {
            if (rect.y() <= top && rect.bottom() >= bottom) {
                boolean continues = !band.isEmpty() && band.getLast().right() == rect.x();
                int left = continues ? band.removeLast().x() : rect.x();
                band.add(Rect.ofEdges(left, top, rect.right(), bottom));
            }
        }
        return band;
    }

    private void add(List<Rect> band) {
        if (continuesLast(band)) {
            for (int i = 0; i < band.size(); i++) {
                Rect above = rects.get(last + i);
                rects.set(
                        last + i,
                        Rect.ofEdges(
                                above.x(), above.y(), above.right(), band.get(i).bottom()));
            }
        } else {
            last = rects.size();
            rects.addAll(band);
        }
    }

    private boolean continuesLast(List<Rect> band) {
        if (band.isEmpty() || rects.size() - last != band.size()) {
            return false;
        }
        return IntStream.range(0, band.size()).allMatch(i -> {
            Rect above = rects.get(last + i);
            Rect below = band.get(i);
            return above.bottom() == below.y() && above.x() == below.x() && above.right() == below.right();
        });
    }
}
