package dev.oriel.bridge;

import java.util.Arrays;

/** Text that is never printed: passwords, keys, cookies. */
public final class Secret implements AutoCloseable {
    private final char[] chars;

    private Secret(char[] chars) {
        this.chars = chars;
    }

    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /** Takes the array: {@link #close} overwrites it. */
    public static Secret wrap(char[] chars) {
        return new Secret(chars);
    }

    /** A copy of the characters; whoever asks overwrites it after use. */
    public char[] reveal() {
        return chars.clone();
    }

    public boolean isEmpty() {
        return chars.length == 0;
    }

    /** Overwrites the characters. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
