package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads pointer messages as a browser does: with the pictures that it keeps. Not thread-safe. */
public final class PointerReader {
    private final PointerMessage.@Nullable Picture[] slots = new PointerMessage.Picture[Wire.POINTER_SLOTS];

    /** Reads all of {@code message}, whose position stays where it is. */
    public PointerMessage read(ByteBuffer message) throws MalformedMessageException {
        MessageReader reader = new MessageReader(message);
        int kind = reader.u8("kind");
        int shape = kind == Wire.KIND_POINTER ? reader.u8("shape") : 0;
        if (shape == Wire.POINTER_PACKED) {
            int slot = slot(reader);
            PointerMessage.Picture picture = PointerMessage.packed(reader);
            slots[slot] = picture;
            return picture;
        }
        if (shape == Wire.POINTER_KEPT) {
            int slot = slot(reader);
            reader.end("pointer message");
            PointerMessage.Picture kept = slots[slot];
            if (kept == null) {
                throw new MalformedMessageException("slot", 2, slot + " holds no pointer");
            }
            return kept;
        }
        return PointerMessage.decode(message);
    }

    private static int slot(MessageReader reader) throws MalformedMessageException {
        int slot = reader.u8("slot");
        if (slot >= Wire.POINTER_SLOTS) {
            throw new MalformedMessageException("slot", 2, slot + " is not below " + Wire.POINTER_SLOTS);
        }
        return slot;
    }
}
