package dev.oriel.encoder.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * Writes the pointer's shapes for one viewer. A desktop has a handful of pointers and changes between them all the time:
 * a browser keeps what it has been sent, each in a slot, and is told the slot when it comes again.
 *
 * <p>Not thread-safe. Every message must be sent, in order.
 */
public final class PointerWriter {
    private final boolean keeps;
    /** Slot by picture, the least recently shown first. */
    private final Map<PointerMessage.Picture, Integer> slots = new LinkedHashMap<>(16, 0.75f, true);

    /** @param keeps whether the browser can keep pictures */
    public PointerWriter(boolean keeps) {
        this.keeps = keeps;
    }

    /** Appends the message to {@code out}. */
    public void write(PointerMessage message, ByteSink out) {
        if (!keeps || !(message instanceof PointerMessage.Picture picture)) {
            message.encode(out);
            return;
        }
        Integer slot = slots.get(picture);
        out.u8(Wire.KIND_POINTER);
        if (slot != null) {
            out.u8(Wire.POINTER_KEPT);
            out.u8(slot);
            return;
        }
        int free = freeSlot();
        slots.put(picture, free);
        out.u8(Wire.POINTER_PACKED);
        out.u8(free);
        picture.encodeHead(out);
        ByteSink pixels = new ByteSink(4 * picture.argb().length);
        picture.encodePixels(pixels);
        deflate(pixels, out);
    }

    private static void deflate(ByteSink from, ByteSink out) {
        int room = from.size() + (from.size() >> 8) + 64;
        int at = out.reserve(room);
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(from.array(), 0, from.size());
            deflater.finish();
            // there is room for all: what does not become shorter is stored, in blocks that cost 5 bytes each
            out.truncate(at + deflater.deflate(out.array(), at, room));
        }
    }

    private int freeSlot() {
        if (slots.size() < Wire.POINTER_SLOTS) {
            return slots.size();
        }
        Map.Entry<PointerMessage.Picture, Integer> oldest =
                slots.entrySet().iterator().next();
        slots.remove(oldest.getKey());
        return oldest.getValue();
    }
}
