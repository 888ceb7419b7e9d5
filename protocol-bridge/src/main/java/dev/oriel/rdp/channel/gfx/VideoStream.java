package dev.oriel.rdp.channel.gfx;

import dev.oriel.display.Rect;
import dev.oriel.display.Region;
import dev.oriel.display.VideoFrame.View;
import dev.oriel.rdp.codec.avc.VideoDecoder;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host draws on a surface by H.264. Nothing is decoded until somebody wants the pixels: access units are kept since
 * the last key frame, and the region that was drawn by them is known, whose pixels the surface lacks.
 *
 * <p>A key frame is a whole picture: it has anew what the video had drawn before and the key frame's own regions do not
 * name, which is all of a picture that rests. So what came before the key frame is forgotten undecoded, and what is lacking
 * of it is painted from the key frame.
 *
 * <p>INVARIANT: a pixel that was drawn by video is lacking, or the surface has it as the video had drawn it.
 *
 * <p>INVARIANT: what is kept is bounded in units, in bytes, and in rectangles; beyond, it is decoded.
 */
final class VideoStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VideoStream.class);

    /** Units to be decoded at once when pixels are wanted: at 25 a second those of 20 seconds. */
    private static final int MAX_UNITS = 500;

    private static final int MAX_OVERDRAWN = 64;

    /** A {@link Region} of many rectangles may become larger than what was added, which must not happen here. */
    static final int MAX_RECTS = Region.MAX_RECTS / 2;

    /** Rectangles drawn later that are remembered to see that an earlier one is not worth painting. */
    private static final int MAX_LATER = 16;

    private sealed interface Entry {}

    /** @param rects of the surface */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Unit(View view, byte[] data, List<Rect> rects) implements Entry {}

    /** Something else was drawn over the video. */
    private record Overdrawn(Rect rect) implements Entry {}

    private final VideoDecoder.Factory decoders;
    private final Limits limits;
    private final int maxBytes;

    /** In their order, since the last key frame or what was decoded last. */
    private final List<Entry> kept = new ArrayList<>();

    private int units;
    private long bytes;
    private int overdrawn;
    private final Region lacking = new Region();
    /** What the last key frame has of earlier pictures, until its chroma, which has it too, has come. */
    private final Region inherited = new Region();

    private @Nullable VideoDecoder decoder;
    /** The stream cannot be decoded until its next key frame. */
    private boolean broken = true;

    VideoStream(VideoDecoder.Factory decoders, Limits limits) {
        this.decoders = decoders;
        this.limits = limits;
        this.maxBytes = Math.multiplyExact(2, limits.maxBitmapLength());
    }

    /**
     * Takes the next access unit.
     *
     * @param rects what is drawn by it
     * @param surface is painted where the pixels are wanted, or what is kept would be too much
     * @return what was painted
     */
    Region add(View view, boolean key, byte[] data, List<Rect> rects, GfxSurface surface, boolean wanted) {
        if (key) {
            begin(wanted);
        }
        if (broken) {
            rects.forEach(lacking::add);
            return new Region();
        }
        List<Rect> drawn = withInherited(view, key, rects);
        kept.add(new Unit(view, data, drawn));
        units++;
        bytes += data.length;
        drawn.forEach(lacking::add);
        if (lacking.rects().size() > MAX_RECTS / 2) {
            lacking.coalesce();
        }
        boolean full = units > MAX_UNITS || bytes > maxBytes || lacking.rects().size() > MAX_RECTS / 2;
        return wanted || full ? catchUp(surface) : new Region();
    }

    /** Decoding can begin here: what came before is of no use any more. */
    private void begin(boolean wanted) {
        inherited.clear();
        inherited.add(lacking);
        forget();
        broken = false;
        if (!wanted) {
            close();
        }
    }

    private List<Rect> withInherited(View view, boolean key, List<Rect> rects) {
        if (inherited.isEmpty() || (view == View.PICTURE && !key)) {
            inherited.clear(); // this picture has come without chroma
            return rects;
        }
        Region all = new Region(inherited);
        rects.forEach(all::add);
        if (view != View.PICTURE) {
            inherited.clear();
        }
        return List.copyOf(all.rects());
    }

    /** Whether pixels of {@code rect} are lacking. */
    boolean lacks(Rect rect) {
        return lacking.intersects(rect);
    }

    /**
     * Something else is drawn at {@code rect}: what the video had drawn there is not wanted any more.
     *
     * @return whether it is time to catch up
     */
    boolean overdraw(Rect rect) {
        if (!lacking.intersects(rect)) {
            return false;
        }
        lacking.subtract(rect);
        inherited.subtract(rect);
        kept.add(new Overdrawn(rect));
        overdrawn++;
        return overdrawn > MAX_OVERDRAWN || lacking.rects().size() > MAX_RECTS / 2;
    }

    /** Decodes what is kept and paints what is lacking. Returns what was painted. */
    Region catchUp(GfxSurface surface) {
        Region painted = new Region(lacking);
        List<List<Rect>> parts = visibleParts();
        try {
            int part = 0;
            for (Entry entry : kept) {
                if (entry instanceof Unit unit) {
                    decode(unit, parts.get(part++), surface);
                }
            }
        } catch (DecodeException e) {
            log.warn(
                    "H.264 of surface {} cannot be decoded until its next key frame: {}", surface.id(), e.getMessage());
            broken = true;
            close();
        }
        forget();
        lacking.clear();
        return painted;
    }

    private void decode(Unit unit, List<Rect> parts, GfxSurface surface) throws DecodeException {
        VideoDecoder current = decoder;
        if (current == null) {
            current = decoders.create(limits);
            decoder = current;
        }
        if (current.decode(unit.view, unit.data)) {
            for (Rect part : parts) {
                current.paint(unit.view, part, surface.pixels(), surface.stride());
            }
        }
    }

    /** For each unit what of its rectangles nothing has been drawn over since. */
    private List<List<Rect>> visibleParts() {
        List<List<Rect>> parts = new ArrayList<>(units);
        List<Rect> later = new ArrayList<>();
        Region others = new Region();
        for (Entry entry : kept.reversed()) {
            switch (entry) {
                case Overdrawn(Rect rect) -> others.add(rect);
                case Unit unit -> {
                    Region rest = new Region();
                    for (Rect rect : unit.rects) {
                        if (later.stream().noneMatch(covering -> covering.contains(rect))) {
                            rest.add(rect);
                        }
                    }
                    others.rects().forEach(rest::subtract);
                    parts.add(List.copyOf(rest.rects()));
                    if (unit.view == View.PICTURE && later.size() + unit.rects.size() <= MAX_LATER) {
                        later.addAll(unit.rects);
                    }
                }
            }
        }
        Collections.reverse(parts);
        return parts;
    }

    private void forget() {
        kept.clear();
        units = 0;
        bytes = 0;
        overdrawn = 0;
    }

    /** Lets go of the decoder; what is kept stays. */
    @Override
    public void close() {
        VideoDecoder last = decoder;
        decoder = null;
        if (last != null) {
            last.close();
        }
    }
}
