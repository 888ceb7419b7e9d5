package dev.oriel.rdp.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** Writes fields into an array that grows as needed. Values wider than their field are a programming error. */
public final class WireWriter {
    private static final VarHandle U16LE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U16BE = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32BE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int at;

    public WireWriter() {
        this(256);
    }

    /** @param capacity expected size in bytes */
    public WireWriter(int capacity) {
        array = new byte[Math.max(capacity, 16)];
    }

    /** Bytes written so far. */
    public int size() {
        return at;
    }

    /** Forgets what was written and keeps the array. */
    public void clear() {
        at = 0;
    }

    /** The array that is written to; valid until the next write. */
    public byte[] array() {
        return array;
    }

    public WireWriter u8(int value) {
        range(value, 0xFF);
        grow(1);
        array[at++] = (byte) value;
        return this;
    }

    public WireWriter u16le(int value) {
        range(value, 0xFFFF);
        grow(2);
        U16LE.set(array, at, (short) value);
        at += 2;
        return this;
    }

    public WireWriter u16be(int value) {
        range(value, 0xFFFF);
        grow(2);
        U16BE.set(array, at, (short) value);
        at += 2;
        return this;
    }

    /** A signed 16-bit field. */
    public WireWriter i16le(int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException(value + " does not fit a signed 16-bit field");
        }
        return u16le(value & 0xFFFF);
    }

    /** All 32 bits of {@code value}, whatever its sign. */
    public WireWriter i32le(int value) {
        grow(4);
        I32LE.set(array, at, value);
        at += 4;
        return this;
    }

    /** All 32 bits of {@code value}, whatever its sign. */
    public WireWriter i32be(int value) {
        grow(4);
        I32BE.set(array, at, value);
        at += 4;
        return this;
    }

    public WireWriter u32le(long value) {
        range(value, 0xFFFFFFFFL);
        return i32le((int) value);
    }

    public WireWriter u32be(long value) {
        range(value, 0xFFFFFFFFL);
        return i32be((int) value);
    }

    public WireWriter u64le(long value) {
        grow(8);
        I64LE.set(array, at, value);
        at += 8;
        return this;
    }

    public WireWriter bytes(Bytes bytes) {
        grow(bytes.length());
        bytes.copyTo(array, at);
        at += bytes.length();
        return this;
    }

    public WireWriter bytes(byte[] bytes) {
        return bytes(bytes, 0, bytes.length);
    }

    public WireWriter bytes(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        grow(length);
        System.arraycopy(bytes, from, array, at, length);
        at += length;
        return this;
    }

    public WireWriter zeros(int count) {
        grow(count);
        Arrays.fill(array, at, at + count, (byte) 0);
        at += count;
        return this;
    }

    /**
     * Leaves {@code count} zero bytes to be patched.
     *
     * @return their index
     */
    public int skip(int count) {
        int index = at;
        zeros(count);
        return index;
    }

    public void patchU8(int index, int value) {
        range(value, 0xFF);
        array[Objects.checkFromIndexSize(index, 1, at)] = (byte) value;
    }

    public byte[] toArray() {
        return Arrays.copyOf(array, at);
    }

    public Bytes toBytes() {
        return Bytes.wrap(toArray());
    }

    private void grow(int count) {
        int needed = Math.addExact(at, count);
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, array.length * 2));
        }
    }

    private static void range(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in 0.." + max);
        }
    }
}
