package dev.oriel.encoder;

import dev.oriel.display.Rect;
import dev.oriel.display.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A desktop without a host: paints text, windows, photographs and fills from a seed, and gives the hints that a host
 * would give, to any number of viewers.
 */
final class PaintedDesktop {
    /** Glyph cells of the drawn text, in pixels. */
    static final int GLYPH_WIDTH = 8;

    static final int GLYPH_HEIGHT = 16;

    private final Surface surface;
    private final List<ViewerEncoder> viewers = new ArrayList<>();
    /** Whether copies are told as copies, or only as painted. */
    private boolean tellsCopies = true;

    PaintedDesktop(int width, int height) {
        surface = new Surface(width, height);
    }

    Surface surface() {
        return surface;
    }

    void add(ViewerEncoder viewer) {
        viewers.add(viewer);
    }

    void remove(ViewerEncoder viewer) {
        viewers.remove(viewer);
    }

    void tellCopies(boolean tell) {
        tellsCopies = tell;
    }

    void resize(int width, int height) {
        paint(() -> {
            surface.resize(width, height);
            viewers.forEach(ViewerEncoder::resized);
        });
    }

    void fill(Rect rect, int rgb) {
        Rect inside = rect.intersect(surface.bounds());
        paint(() -> {
            surface.fill(inside, rgb);
            viewers.forEach(viewer -> viewer.filled(inside));
        });
    }

    void copy(Rect from, int toX, int toY) {
        paint(() -> {
            surface.copy(from, toX, toY);
            for (ViewerEncoder viewer : viewers) {
                if (tellsCopies) {
                    viewer.copied(from, toX, toY);
                } else {
                    viewer.painted(from.translate(toX - from.x(), toY - from.y()));
                }
            }
        });
    }

    /** Moves what is in {@code area} up by {@code distance} and writes text in the room that this makes. */
    void scroll(Rect area, int distance, long seed) {
        copy(new Rect(area.x(), area.y() + distance, area.width(), area.height() - distance), area.x(), area.y());
        text(new Rect(area.x(), area.bottom() - distance, area.width(), distance), seed, 0x101018, 0xD0D0C8);
    }

    /** Lines of glyphs with soft edges; some are longer, some empty. */
    void text(Rect area, long seed, int paper, int ink) {
        Rect inside = area.intersect(surface.bounds());
        paint(() -> {
            surface.fill(inside, paper);
            Random random = new Random(seed);
            for (int y = inside.y(); y + GLYPH_HEIGHT <= inside.bottom(); y += GLYPH_HEIGHT) {
                int length = random.nextInt(inside.width() / GLYPH_WIDTH + 1);
                for (int i = 0; i < length; i++) {
                    if (random.nextInt(6) > 0) {
                        glyph(inside.x() + i * GLYPH_WIDTH, y, random.nextInt(80), paper, ink);
                    }
                }
            }
            viewers.forEach(viewer -> viewer.painted(inside));
        });
    }

    /** One of 80 glyphs. */
    void type(int x, int y, int glyph) {
        paint(() -> {
            glyph(x, y, glyph, 0x101018, 0xD0D0C8);
            viewers.forEach(viewer -> viewer.painted(new Rect(x, y, GLYPH_WIDTH, GLYPH_HEIGHT)));
        });
    }

    private void glyph(int x, int y, int glyph, int paper, int ink) {
        Random shape = new Random(glyph * 31L + 7);
        for (int stroke = 0; stroke < 3; stroke++) {
            boolean upright = shape.nextBoolean();
            int from = 1 + shape.nextInt(5);
            for (int i = 2; i < 12; i++) {
                int px = x + (upright ? from : Math.min(i / 2, 6));
                int py = y + (upright ? i : 2 + from * 2);
                dot(px, py, mix(paper, ink, 255));
                dot(px + 1, py, mix(paper, ink, 40 + shape.nextInt(4) * 50));
            }
        }
    }

    private void dot(int x, int y, int rgb) {
        if (x < surface.width() && y < surface.height()) {
            surface.pixels()[y * surface.width() + x] = rgb;
        }
    }

    private static int mix(int paper, int ink, int weight) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = paper >> shift & 0xFF;
            int to = ink >> shift & 0xFF;
            mixed |= (from + (to - from) * weight / 255) << shift;
        }
        return mixed;
    }

    /** A smooth picture with a little noise. */
    void photo(Rect area, long seed) {
        Rect inside = area.intersect(surface.bounds());
        paint(() -> {
            Random random = new Random(seed);
            double a = 1 + random.nextInt(5);
            double b = 1 + random.nextInt(5);
            for (int y = inside.y(); y < inside.bottom(); y++) {
                for (int x = inside.x(); x < inside.right(); x++) {
                    int noise = random.nextInt(9);
                    int red = (int) (120 + 90 * Math.sin(x / (a * 20.0)) + noise);
                    int green = (int) (120 + 90 * Math.cos(y / (b * 17.0)) + noise);
                    int blue = (int) (110 + 70 * Math.sin((x + y) / 61.0) + noise);
                    surface.pixels()[y * surface.width() + x] = red << 16 | green << 8 | blue;
                }
            }
            viewers.forEach(viewer -> viewer.painted(inside));
        });
    }

    /** Soft waves that have come further with each {@code step}. */
    void waves(Rect area, int step) {
        Rect inside = area.intersect(surface.bounds());
        paint(() -> {
            for (int y = inside.y(); y < inside.bottom(); y++) {
                for (int x = inside.x(); x < inside.right(); x++) {
                    int red = (int) (120 + 90 * Math.sin((x + 3 * step) / 20.0));
                    int green = (int) (120 + 90 * Math.cos((y + step) / 17.0));
                    int blue = (int) (110 + 70 * Math.sin((x + y - 2 * step) / 61.0));
                    surface.pixels()[y * surface.width() + x] = red << 16 | green << 8 | blue;
                }
            }
            viewers.forEach(viewer -> viewer.painted(inside));
        });
    }

    /** The rows of {@code page} from {@code top} on, as a browser shows a document; no hint tells that it scrolls. */
    void page(Surface page, int top, Rect area) {
        paint(() -> {
            for (int y = area.y(); y < area.bottom(); y++) {
                System.arraycopy(
                        page.pixels(),
                        (top + y) * page.width() + area.x(),
                        surface.pixels(),
                        y * surface.width() + area.x(),
                        area.width());
            }
            viewers.forEach(viewer -> viewer.painted(area));
        });
    }

    /** Pixels without any order. */
    void noise(Rect area, long seed) {
        Rect inside = area.intersect(surface.bounds());
        paint(() -> {
            Random random = new Random(seed);
            for (int y = inside.y(); y < inside.bottom(); y++) {
                for (int x = inside.x(); x < inside.right(); x++) {
                    surface.pixels()[y * surface.width() + x] = random.nextInt(1 << 24);
                }
            }
            viewers.forEach(viewer -> viewer.painted(inside));
        });
    }

    /** A window with a title, a border and text in it. */
    void window(Rect frame, long seed) {
        fill(frame, 0x505868);
        fill(new Rect(frame.x() + 2, frame.y() + 2, frame.width() - 4, 18), 0x2060A0);
        text(new Rect(frame.x() + 2, frame.y() + 22, frame.width() - 4, frame.height() - 24), seed, 0xFFFFFF, 0x202020);
    }

    /** Says that something was painted, although nothing was. */
    void touch(Rect rect) {
        paint(() -> viewers.forEach(viewer -> viewer.painted(rect)));
    }

    private void paint(Runnable painter) {
        surface.lock().lock();
        try {
            painter.run();
        } finally {
            surface.lock().unlock();
        }
    }
}
