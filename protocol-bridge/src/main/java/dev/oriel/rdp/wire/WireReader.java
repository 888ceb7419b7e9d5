package dev.oriel.rdp.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads fields from a part of an array and never beyond it. Positions in errors count from the start of that part.
 *
 * <p>Use: {@link #require} once for the fixed part of a message, with the name of the structure, then the fields. A
 * read past the end throws {@link DecodeException.Kind#TRUNCATED} in any case.
 */
public final class WireReader {
    private static final VarHandle U16LE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U16BE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32BE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] array;
    private final int start;
    private int limit;
    private int at;

    public WireReader(byte[] array) {
        this(array, 0, array.length);
    }

    public WireReader(byte[] array, int from, int length) {
        Objects.checkFromIndexSize(from, length, array.length);
        this.array = array;
        this.start = from;
        this.limit = from + length;
        this.at = from;
    }

    /** Bytes not read yet. */
    public int remaining() {
        return limit - at;
    }

    public boolean hasRemaining() {
        return at < limit;
    }

    /** Bytes read so far. */
    public int position() {
        return at - start;
    }

    /** The array that is read; with {@link #arrayPosition()} for kernels that index it themselves. */
    public byte[] array() {
        return array;
    }

    /** Index of the next byte in {@link #array()}. */
    public int arrayPosition() {
        return at;
    }

    /**
     * Checks that {@code count} more bytes are there.
     *
     * @param field what they are for
     */
    public void require(int count, String field) throws DecodeException {
        if (count < 0 || count > limit - at) {
            throw new DecodeException(
                    DecodeException.Kind.TRUNCATED,
                    field,
                    position(),
                    "needs " + count + " bytes, " + remaining() + " are left");
        }
    }

    public int u8() throws DecodeException {
        require(1, "u8");
        return array[at++] & 0xFF;
    }

    public int i8() throws DecodeException {
        require(1, "i8");
        return array[at++];
    }

    public int u16le() throws DecodeException {
        require(2, "u16");
        int value = (short) U16LE.get(array, at) & 0xFFFF;
        at += 2;
        return value;
    }

    public int u16be() throws DecodeException {
        require(2, "u16");
        int value = (short) U16BE.get(array, at) & 0xFFFF;
        at += 2;
        return value;
    }

    public int i16le() throws DecodeException {
        return (short) u16le();
    }

    public int i32le() throws DecodeException {
        require(4, "u32");
        int value = (int) I32LE.get(array, at);
        at += 4;
        return value;
    }

    public int i32be() throws DecodeException {
        require(4, "u32");
        int value = (int) I32BE.get(array, at);
        at += 4;
        return value;
    }

    /** Unsigned: 0..4294967295. */
    public long u32le() throws DecodeException {
        return i32le() & 0xFFFFFFFFL;
    }

    /** Unsigned: 0..4294967295. */
    public long u32be() throws DecodeException {
        return i32be() & 0xFFFFFFFFL;
    }

    /** All 64 bits, the top one as the sign. */
    public long u64le() throws DecodeException {
        require(8, "u64");
        long value = (long) I64LE.get(array, at);
        at += 8;
        return value;
    }

    /** The next byte without reading it, 0..255. */
    public int peekU8() throws DecodeException {
        require(1, "u8");
        return array[at] & 0xFF;
    }

    public void skip(int count, String field) throws DecodeException {
        require(count, field);
        at += count;
    }

    /** A copy of the next {@code count} bytes. */
    public Bytes bytes(int count, String field) throws DecodeException {
        require(count, field);
        Bytes bytes = Bytes.copyOf(array, at, count);
        at += count;
        return bytes;
    }

    /** A view of the next {@code count} bytes: valid as long as the buffer that is read. */
    public Bytes view(int count, String field) throws DecodeException {
        require(count, field);
        Bytes bytes = Bytes.view(array, at, count);
        at += count;
        return bytes;
    }

    /** A copy of the next {@code count} bytes, as an array of the caller's own. */
    public byte[] byteArray(int count, String field) throws DecodeException {
        require(count, field);
        byte[] bytes = Arrays.copyOfRange(array, at, at + count);
        at += count;
        return bytes;
    }

    /** All that is left, as a copy. */
    public Bytes rest() {
        Bytes bytes = Bytes.copyOf(array, at, limit - at);
        at = limit;
        return bytes;
    }

    /** A reader over the next {@code length} bytes, which this reader passes over. */
    public WireReader slice(int length, String field) throws DecodeException {
        require(length, field);
        WireReader slice = new WireReader(array, at, length);
        at += length;
        return slice;
    }

    /**
     * Lets nothing be read beyond the next {@code length} bytes, until {@link #widen}: a slice that allocates nothing.
     *
     * @return what to widen to
     */
    public int narrow(int length, String field) throws DecodeException {
        require(length, field);
        int outer = limit;
        limit = at + length;
        return outer;
    }

    /** Goes on behind what was narrowed to, whether or not all of it was read. */
    public void widen(int outer) {
        at = limit;
        limit = outer;
    }

    /**
     * Checks that nothing is left.
     *
     * @param field the message that ends here
     */
    public void end(String field) throws DecodeException {
        if (at != limit) {
            throw new DecodeException(
                    DecodeException.Kind.TRAILING, field, position(), remaining() + " bytes after the end");
        }
    }
}
