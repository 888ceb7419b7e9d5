package dev.oriel.encoder.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** A growing run of bytes, little-endian, that keeps its array from frame to frame. */
public final class ByteSink {
    private static final VarHandle I16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int size;

    public ByteSink() {
        this(64);
    }

    /** @param capacity expected size in bytes */
    public ByteSink(int capacity) {
        array = new byte[capacity];
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** The bytes, from index 0; valid until the next write. */
    public byte[] array() {
        return array;
    }

    public void clear() {
        size = 0;
    }

    /** Takes {@code count} bytes of undefined content, for kernels that write into {@link #array()}; returns their index. */
    public int reserve(int count) {
        grow(count);
        int at = size;
        size += count;
        return at;
    }

    /** Drops everything from {@code newSize} on. */
    public void truncate(int newSize) {
        size = Objects.checkIndex(newSize, size + 1);
    }

    public void u8(int value) {
        grow(1);
        array[size++] = (byte) value;
    }

    public void u16(int value) {
        grow(2);
        I16.set(array, size, (short) value);
        size += 2;
    }

    /** Three bytes, lowest first. */
    public void u24(int value) {
        grow(3);
        array[size] = (byte) value;
        array[size + 1] = (byte) (value >> 8);
        array[size + 2] = (byte) (value >> 16);
        size += 3;
    }

    public void u32(int value) {
        grow(4);
        I32.set(array, size, value);
        size += 4;
    }

    /** All 32 bits, read as unsigned, seven in a byte, lowest first: one to five bytes. */
    public void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            u8((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    public void bytes(byte[] from, int offset, int length) {
        grow(length);
        System.arraycopy(from, offset, array, size, length);
        size += length;
    }

    public byte[] toArray() {
        return Arrays.copyOf(array, size);
    }

    private void grow(int count) {
        int needed = Math.addExact(size, count);
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, array.length + (array.length >> 1)));
        }
    }
}
