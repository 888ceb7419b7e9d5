package dev.oriel.encoder.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads little-endian fields of a message, each with its name, and never beyond its end. */
final class MessageReader {
    private final ByteBuffer buffer;
    private final int start;

    /** Reads from a view: the position of {@code message} stays where it is. */
    MessageReader(ByteBuffer message) {
        buffer = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        start = 0;
    }

    private MessageReader(ByteBuffer buffer, int start) {
        this.buffer = buffer;
        this.start = start;
    }

    /** Bytes from the start of the message. */
    int position() {
        return start + buffer.position();
    }

    int remaining() {
        return buffer.remaining();
    }

    int u8(String field) throws MalformedMessageException {
        require(1, field);
        return buffer.get() & 0xFF;
    }

    int u16(String field) throws MalformedMessageException {
        require(2, field);
        return buffer.getShort() & 0xFFFF;
    }

    int i16(String field) throws MalformedMessageException {
        require(2, field);
        return buffer.getShort();
    }

    /** Three bytes, lowest first. */
    int u24(String field) throws MalformedMessageException {
        require(3, field);
        return (buffer.get() & 0xFF) | (buffer.get() & 0xFF) << 8 | (buffer.get() & 0xFF) << 16;
    }

    /** All 32 bits; to be read as unsigned. */
    int u32(String field) throws MalformedMessageException {
        require(4, field);
        return buffer.getInt();
    }

    /** 32 bits in one to five bytes, seven in each, lowest first; to be read as unsigned. */
    int varint(String field) throws MalformedMessageException {
        int at = position();
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = u8(field);
            if (shift == 28 && part > 0xF) {
                break;
            }
            value |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new MalformedMessageException(field, at, "takes more than 32 bits");
    }

    /** All 64 bits. */
    long u64(String field) throws MalformedMessageException {
        require(8, field);
        return buffer.getLong();
    }

    /** A length of at most {@code max}, which fits an {@code int}. */
    int length(String field, int max) throws MalformedMessageException {
        int at = position();
        long value = u32(field) & 0xFFFFFFFFL;
        if (value > max) {
            throw new MalformedMessageException(field, at, value + " exceeds " + max);
        }
        return (int) value;
    }

    /** As {@link #length}, of a {@link #varint}. */
    int shortLength(String field, int max) throws MalformedMessageException {
        int at = position();
        long value = Integer.toUnsignedLong(varint(field));
        if (value > max) {
            throw new MalformedMessageException(field, at, value + " exceeds " + max);
        }
        return (int) value;
    }

    /** A reader over the next {@code length} bytes, which this reader passes over. */
    MessageReader slice(int length, String field) throws MalformedMessageException {
        require(length, field);
        int at = position();
        ByteBuffer part = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + length);
        return new MessageReader(part, at);
    }

    byte[] bytes(int length, String field) throws MalformedMessageException {
        require(length, field);
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    void end(String message) throws MalformedMessageException {
        if (buffer.hasRemaining()) {
            throw new MalformedMessageException(message, position(), buffer.remaining() + " bytes after the end");
        }
    }

    private void require(int count, String field) throws MalformedMessageException {
        if (buffer.remaining() < count) {
            throw new MalformedMessageException(
                    field, position(), "needs " + count + " bytes, " + buffer.remaining() + " are left");
        }
    }
}
