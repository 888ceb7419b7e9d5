package dev.oriel.rdp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable run of bytes with the equality of its content, for components of records. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int length;

    private Bytes(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /** A copy of all of {@code bytes}. */
    public static Bytes copyOf(byte[] bytes) {
        return new Bytes(bytes.clone(), 0, bytes.length);
    }

    public static Bytes copyOf(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        return new Bytes(Arrays.copyOfRange(bytes, from, from + length), 0, length);
    }

    /** Takes {@code bytes} without a copy: the caller gives it away. */
    public static Bytes wrap(byte[] bytes) {
        return new Bytes(bytes, 0, bytes.length);
    }

    /** A view without a copy: valid only as long as the caller leaves that part of {@code bytes} alone. */
    public static Bytes view(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        return new Bytes(bytes, from, length);
    }

    public static Bytes ofAscii(String text) {
        return wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** From hexadecimal digits, two a byte; white space between them is ignored. */
    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex.replaceAll("\\s+", "")));
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The byte at {@code index}, 0..255. */
    public int get(int index) {
        return array[from + Objects.checkIndex(index, length)] & 0xFF;
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, from, target, at, length);
    }

    public Bytes slice(int start, int count) {
        Objects.checkFromIndexSize(start, count, length);
        return new Bytes(array, from + start, count);
    }

    /** A reader over these bytes, whose offsets count from their start. */
    public WireReader reader() {
        return new WireReader(array, from, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, from, from + length, that.array, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** The length and at most 32 bytes: what is in a PDU may be long. */
    @Override
    public String toString() {
        int shown = Math.min(length, 32);
        String hex = HexFormat.of().formatHex(array, from, from + shown);
        return "Bytes[" + length + "]" + hex + (shown < length ? "…" : "");
    }
}
