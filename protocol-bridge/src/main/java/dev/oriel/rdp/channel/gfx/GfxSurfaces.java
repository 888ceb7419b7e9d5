package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The surfaces of a graphics pipeline, by the numbers that the host gives them.
 *
 * <p>INVARIANT: together they have at most twice the pixels of {@link Limits#maxDesktopArea}, because a desktop that is
 * resized exists twice for a moment.
 */
final class GfxSurfaces {
    private static final int MAX_SURFACES = 256;

    private final Limits limits;
    private final Map<Integer, GfxSurface> surfaces = new LinkedHashMap<>();
    /** Pixels of all of them. */
    private long area;

    GfxSurfaces(Limits limits) {
        this.limits = limits;
    }

    void create(SurfacePdu.CreateSurface pdu) throws DecodeException {
        GfxPixelFormat.check(pdu.pixelFormat());
        if (surfaces.containsKey(pdu.surfaceId())) {
            throw DecodeException.unexpected("surfaceId", 0, "second surface " + pdu.surfaceId());
        }
        Limits.check("number of surfaces", -1, surfaces.size() + 1L, MAX_SURFACES);
        int width = side("width", pdu.width());
        int height = side("height", pdu.height());
        long total = area + GfxSurface.area(width, height);
        Limits.check("area of surfaces", -1, total, Math.multiplyExact(2, limits.maxDesktopArea()));
        surfaces.put(pdu.surfaceId(), new GfxSurface(pdu.surfaceId(), width, height));
        area = total;
    }

    /** Checks a width or a height from the wire. */
    int side(String field, long value) throws DecodeException {
        if (value == 0) {
            throw DecodeException.invalid(field, -1, value);
        }
        return Limits.check(field, -1, value, limits.maxDesktopSide());
    }

    void delete(GfxSurface surface) {
        surfaces.remove(surface.id());
        surface.closeVideo();
        area -= surface.area();
    }

    void deleteAll() {
        surfaces.values().forEach(GfxSurface::closeVideo);
        surfaces.clear();
        area = 0;
    }

    boolean isMissing(int id) {
        return !surfaces.containsKey(id);
    }

    GfxSurface find(int id) throws DecodeException {
        GfxSurface surface = surfaces.get(id);
        if (surface == null) {
            throw DecodeException.unexpected("surfaceId", -1, "reference to no surface " + id);
        }
        return surface;
    }

    /** A surface that is about to be drawn on. */
    GfxSurface target(int id) throws DecodeException {
        GfxSurface surface = find(id);
        surface.drawn();
        return surface;
    }

    Collection<GfxSurface> all() {
        return Collections.unmodifiableCollection(surfaces.values());
    }

    /** Whether no other surface appears on the output. */
    boolean isAlone(GfxSurface surface) {
        return surfaces.values().stream().allMatch(other -> other == surface || other.mapping() == null);
    }
}
