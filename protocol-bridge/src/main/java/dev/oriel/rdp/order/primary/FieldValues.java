package dev.oriel.rdp.order.primary;

import dev.oriel.rdp.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/** The fields of one order, in the order of {@link PrimaryType#fields}; orders take and put them one after the other. */
final class FieldValues {
    private static final Bytes NO_EXTRA = Bytes.wrap(new byte[7]);

    private final int[] numbers;
    private final Bytes[] bytes;
    private int at;

    /** All zero, as before the first order of a kind. */
    FieldValues(List<FieldKind> kinds) {
        numbers = new int[kinds.size()];
        bytes = new Bytes[kinds.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = kinds.get(i) == FieldKind.EXTRA ? NO_EXTRA : Bytes.EMPTY;
        }
    }

    void rewind() {
        at = 0;
    }

    int take() {
        return numbers[at++];
    }

    Bytes takeBytes() {
        return bytes[at++];
    }

    FieldValues put(int... values) {
        for (int value : values) {
            numbers[at++] = value;
        }
        return this;
    }

    FieldValues put(Bytes value) {
        bytes[at++] = value;
        return this;
    }

    int number(int index) {
        return numbers[index];
    }

    void number(int index, int value) {
        numbers[index] = value;
    }

    Bytes bytes(int index) {
        return bytes[index];
    }

    void bytes(int index, Bytes value) {
        bytes[index] = value;
    }

    boolean sameAt(int index, FieldValues other) {
        return numbers[index] == other.numbers[index] && bytes[index].equals(other.bytes[index]);
    }

    void clear(List<FieldKind> kinds) {
        FieldValues zero = new FieldValues(kinds);
        System.arraycopy(zero.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(zero.bytes, 0, bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
