package dev.oriel.encoder.vectors;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A connection's frames with what a client shows and keeps after each. The expected picture is painted here, by the
 * plainest means, beside the frame that should paint it.
 */
final class Vector {
    /** Pictures up to this many pixels stand in the description pixel by pixel. */
    private static final int INLINE_PIXELS = 1024;

    /** @param error why a client refuses this message, or null where it is fine */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Step(
            byte[] message,
            int echo,
            int width,
            int height,
            int[] pixels,
            int tolerance,
            TreeMap<Integer, Integer> cache,
            @Nullable String error) {}

    final String name;
    final String about;
    final long cacheBytes;
    final List<Step> steps = new ArrayList<>();
    /** What is expected to be shown; tests paint into it. */
    int[] pixels = new int[0];

    int width;
    int height;
    /** Expected pixels by slot. */
    final TreeMap<Integer, Integer> cache = new TreeMap<>();

    Vector(String name, long cacheBytes, String about) {
        this.name = name;
        this.about = about;
        this.cacheBytes = cacheBytes;
    }

    int nextId() {
        return steps.size() + 1;
    }

    void size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        pixels = new int[newWidth * newHeight];
    }

    void paint(int x, int y, int w, int h, int rgb) {
        for (int row = y; row < y + h; row++) {
            for (int column = x; column < x + w; column++) {
                pixels[row * width + column] = rgb;
            }
        }
    }

    void paint(int x, int y, int w, int h, int[] source) {
        for (int i = 0; i < w * h; i++) {
            pixels[(y + i / w) * width + x + i % w] = source[i];
        }
    }

    int[] part(int x, int y, int w, int h) {
        int[] part = new int[w * h];
        for (int i = 0; i < part.length; i++) {
            part[i] = pixels[(y + i / w) * width + x + i % w];
        }
        return part;
    }

    void expect(byte[] message, int echo, int tolerance) {
        steps.add(new Step(message, echo, width, height, pixels.clone(), tolerance, new TreeMap<>(cache), null));
    }

    void expect(byte[] message) {
        expect(message, 0, 0);
    }

    void refused(byte[] message, String error) {
        steps.add(new Step(message, 0, 0, 0, new int[0], 0, new TreeMap<>(), error));
    }

    byte[] binary() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Step step : steps) {
            out.writeBytes(step.message);
        }
        return out.toByteArray();
    }

    String json() {
        Json json = new Json();
        json.open("{");
        json.field("name", name);
        json.field("about", about);
        json.field("cacheBytes", cacheBytes);
        json.key("frames");
        json.open("[");
        int offset = 0;
        int id = 0;
        for (Step step : steps) {
            id++;
            json.open("{");
            json.field("offset", offset);
            json.field("length", step.message.length);
            offset += step.message.length;
            if (step.error != null) {
                json.field("error", step.error);
            } else {
                describe(json, id, step);
            }
            json.close("}");
        }
        json.close("]");
        json.close("}");
        return json.toString();
    }

    private static void describe(Json json, int id, Step step) {
        json.field("frameId", id);
        json.field("echo", Integer.toUnsignedLong(step.echo));
        json.field("complete", (step.message[1] & 2) != 0);
        json.field("width", step.width);
        json.field("height", step.height);
        if (step.tolerance > 0) {
            json.field("tolerance", step.tolerance);
        } else {
            json.field("crc32", "%08x".formatted(crc(step.pixels)));
        }
        if (step.pixels.length <= INLINE_PIXELS) {
            json.key("pixels");
            json.open("[");
            for (int y = 0; y < step.height; y++) {
                StringBuilder row = new StringBuilder();
                for (int x = 0; x < step.width; x++) {
                    row.append(x == 0 ? "" : " ").append("%06x".formatted(step.pixels[y * step.width + x]));
                }
                json.item(row.toString());
            }
            json.close("]");
        }
        json.key("slots");
        json.open("[");
        step.cache.keySet().forEach(json::item);
        json.close("]");
        json.field(
                "heldBytes", step.cache.values().stream().mapToLong(p -> 4L * p).sum());
    }

    /** Of the bytes R, G, B of all pixels. */
    private static long crc(int[] pixels) {
        CRC32 crc = new CRC32();
        for (int pixel : pixels) {
            crc.update(pixel >> 16);
            crc.update(pixel >> 8);
            crc.update(pixel);
        }
        return crc.getValue();
    }
}
