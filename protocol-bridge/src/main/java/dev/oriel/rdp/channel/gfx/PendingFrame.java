package dev.oriel.rdp.channel.gfx;

import dev.oriel.bridge.DesktopListener;
import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.display.Surface;
import dev.oriel.display.VideoFrame;
import dev.oriel.display.VideoFrame.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the host has drawn since the last frame: kept until the frame ends, and then shown at once, with its hints.
 *
 * <p>A surface has its final pixels when the frame is shown, so whatever was painted is shown as it is then. A copy is
 * passed on as a copy where that gives the same: where nothing else in this frame has drawn in its source or its target
 * before it. Otherwise its target is shown as painted.
 */
final class PendingFrame {
    /** More than a host draws between two frames: beyond, what there is is shown early. */
    private static final int MAX_OPERATIONS = 4_096;

    private sealed interface Operation {}

    private record Painted(GfxSurface surface, Rect rect) implements Operation {}

    private record Filled(GfxSurface surface, Rect rect, int rgb) implements Operation {}

    private record Copied(GfxSurface surface, Rect from, int toX, int toY) implements Operation {}

    /** @param rects of the surface, where it is to be shown */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Video(GfxSurface surface, View view, boolean key, byte[] unit, List<Rect> rects)
            implements Operation {}

    private final Surface output;
    private final DesktopListener listener;
    private final List<Operation> operations = new ArrayList<>();

    /** What was painted or filled in this frame, of the one surface that copies may be passed on of. */
    private final Region touched = new Region();

    private int touchedId = -1;

    PendingFrame(Surface output, DesktopListener listener) {
        this.output = output;
        this.listener = listener;
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    void painted(GfxSurface surface, Rect rect) {
        if (surface.mapping() == null) {
            return;
        }
        touch(surface, rect);
        add(new Painted(surface, rect));
    }

    void filled(GfxSurface surface, Rect rect, int rgb) {
        if (surface.mapping() == null) {
            return;
        }
        touch(surface, rect);
        add(new Filled(surface, rect, rgb));
    }

    /**
     * A copy inside a surface.
     *
     * @param alone whether this is the only surface on the output
     */
    void copied(GfxSurface surface, Rect from, int toX, int toY, boolean alone) {
        Rect to = new Rect(toX, toY, from.width(), from.height());
        GfxSurface.Mapping mapping = surface.mapping();
        boolean shown = mapping != null
                && alone
                && isUnscaled(surface, mapping)
                && surface.visible().contains(from)
                && surface.visible().contains(to)
                && output.bounds()
                        .contains(from.translate(
                                mapping.area().x(), mapping.area().y()))
                && output.bounds()
                        .contains(
                                to.translate(mapping.area().x(), mapping.area().y()));
        boolean clean =
                touchedId == -1 || (touchedId == surface.id() && !touched.intersects(from) && !touched.intersects(to));
        if (shown && clean) {
            add(new Copied(surface, from, toX, toY));
        } else {
            painted(surface, to);
        }
    }

    /** An access unit that viewers may decode; the surface {@linkplain #canPass can pass} it. */
    void video(GfxSurface surface, View view, boolean key, byte[] unit, List<Rect> rects) {
        rects.forEach(rect -> touch(surface, rect));
        add(new Video(surface, view, key, unit, rects));
    }

    /** Whether the surface appears on the output as it is, so that its video can be shown there by others. */
    boolean canPass(GfxSurface surface) {
        GfxSurface.Mapping mapping = surface.mapping();
        return mapping != null
                && isUnscaled(surface, mapping)
                && !mapping.area().intersect(output.bounds()).isEmpty();
    }

    /** Whether the output misses as much as can be kept exactly: its region would become larger than what was added. */
    boolean missesMuch() {
        Region missing = output.missing();
        if (missing.rects().size() > VideoStream.MAX_RECTS) {
            output.lock().lock();
            try {
                missing.coalesce();
            } finally {
                output.lock().unlock();
            }
        }
        return missing.rects().size() > VideoStream.MAX_RECTS;
    }

    /** Brings to the output what was lacking there. */
    void decoded(GfxSurface surface, Region region) {
        output.lock().lock();
        try {
            region.rects().forEach(rect -> showPainted(surface, rect, listener::videoDecoded));
        } finally {
            output.lock().unlock();
        }
    }

    /** Several surfaces in one frame overlap in ways that nobody follows: then no copy is passed on any more. */
    private void touch(GfxSurface surface, Rect rect) {
        if (touchedId == -1) {
            touchedId = surface.id();
        }
        touched.add(touchedId == surface.id() ? rect : new Rect(0, 0, 1 << 16, 1 << 16));
    }

    private void add(Operation operation) {
        operations.add(operation);
        if (operations.size() >= MAX_OPERATIONS) {
            show();
        }
    }

    /** Brings everything to the output and tells the listener. */
    void show() {
        output.lock().lock();
        try {
            int at = 0;
            while (at < operations.size()) {
                switch (operations.get(at)) {
                    case Painted first -> {
                        // neighbours that are painted one after the other are shown together, each pixel once
                        Region region = new Region();
                        while (at < operations.size()
                                && operations.get(at) instanceof Painted painted
                                && painted.surface == first.surface) {
                            region.add(painted.rect);
                            at++;
                        }
                        region.rects().forEach(rect -> showPainted(first.surface, rect, listener::painted));
                    }
                    case Video video -> {
                        showVideo(video);
                        at++;
                    }
                    case Filled filled -> {
                        showFilled(filled);
                        at++;
                    }
                    case Copied copied -> {
                        showCopied(copied);
                        at++;
                    }
                }
            }
        } finally {
            output.lock().unlock();
        }
        operations.clear();
        touched.clear();
        touchedId = -1;
    }

    private static boolean isUnscaled(GfxSurface surface, GfxSurface.Mapping mapping) {
        return mapping.area().width() == surface.visible().width()
                && mapping.area().height() == surface.visible().height();
    }

    private void showPainted(GfxSurface surface, Rect rect, Consumer<Rect> report) {
        GfxSurface.Mapping mapping = surface.mapping();
        Rect shown = rect.intersect(surface.visible());
        if (mapping == null || shown.isEmpty()) {
            return;
        }
        if (!isUnscaled(surface, mapping)) {
            showScaled(surface, mapping, shown, report);
            return;
        }
        Rect target = shown.translate(mapping.area().x(), mapping.area().y()).intersect(output.bounds());
        if (!target.isEmpty()) { // a surface may be mapped beside the output
            present(surface, mapping, target);
            report.accept(target);
        }
    }

    private void present(GfxSurface surface, GfxSurface.Mapping mapping, Rect target) {
        output.missing().subtract(target);
        for (int y = target.y(); y < target.bottom(); y++) {
            int from = (y - mapping.area().y()) * surface.stride()
                    + target.x()
                    - mapping.area().x();
            System.arraycopy(surface.pixels(), from, output.pixels(), y * output.width() + target.x(), target.width());
        }
    }

    private void showVideo(Video video) {
        GfxSurface surface = video.surface;
        GfxSurface.Mapping mapping = surface.mapping();
        if (mapping == null) {
            return;
        }
        Rect shown = surface.visible();
        int x = mapping.area().x();
        int y = mapping.area().y();
        Rect picture = shown.translate(x, y).intersect(output.bounds());
        List<Rect> regions = video.rects.stream()
                .map(rect -> rect.intersect(shown).translate(x, y).intersect(picture))
                .filter(rect -> !rect.isEmpty())
                .toList();
        boolean painted = video.rects.stream().noneMatch(surface::lacks);
        for (Rect region : regions) {
            if (painted) {
                present(surface, mapping, region);
            } else {
                output.missing().add(region);
            }
        }
        listener.video(new VideoFrame(surface.videoId(), video.view, video.key, picture, regions, video.unit, painted));
    }

    private void showFilled(Filled filled) {
        GfxSurface.Mapping mapping = filled.surface.mapping();
        if (mapping == null || !isUnscaled(filled.surface, mapping)) {
            showPainted(filled.surface, filled.rect, listener::painted);
            return;
        }
        Rect target = filled.rect
                .intersect(filled.surface.visible())
                .translate(mapping.area().x(), mapping.area().y())
                .intersect(output.bounds());
        if (!target.isEmpty()) {
            output.missing().subtract(target);
            output.fill(target, filled.rgb);
            listener.filled(target, filled.rgb);
        }
    }

    private void showCopied(Copied copied) {
        GfxSurface.Mapping mapping = copied.surface.mapping();
        if (mapping != null) {
            Rect from = copied.from.translate(mapping.area().x(), mapping.area().y());
            int toX = copied.toX + mapping.area().x();
            int toY = copied.toY + mapping.area().y();
            output.missing().subtract(new Rect(toX, toY, from.width(), from.height()));
            output.copy(from, toX, toY);
            listener.copied(from, toX, toY);
        }
    }

    /** The nearest pixel: hosts are told that we would rather not scale. */
    private void showScaled(GfxSurface surface, GfxSurface.Mapping mapping, Rect rect, Consumer<Rect> report) {
        Rect area = mapping.area();
        int width = surface.visible().width();
        int height = surface.visible().height();
        int left = area.x() + (int) ((long) rect.x() * area.width() / width);
        int top = area.y() + (int) ((long) rect.y() * area.height() / height);
        int right = area.x() + (int) (((long) rect.right() * area.width() + width - 1) / width);
        int bottom = area.y() + (int) (((long) rect.bottom() * area.height() + height - 1) / height);
        Rect target = Rect.ofEdges(left, top, right, bottom).intersect(output.bounds());
        for (int y = target.y(); y < target.bottom(); y++) {
            int row = (int) ((long) (y - area.y()) * height / area.height()) * surface.stride();
            for (int x = target.x(); x < target.right(); x++) {
                output.pixels()[y * output.width() + x] =
                        surface.pixels()[row + (int) ((long) (x - area.x()) * width / area.width())];
            }
        }
        output.missing().subtract(target);
        if (!target.isEmpty()) {
            report.accept(target);
        }
    }
}
