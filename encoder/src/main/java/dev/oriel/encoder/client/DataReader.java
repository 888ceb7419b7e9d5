package dev.oriel.encoder.client;

import dev.oriel.encoder.wire.MalformedMessageException;

/** Hands out the data of one operation after the other. */
final class DataReader {
    private final String name;
    private final byte[] bytes;
    private int at;

    /** @param name for errors */
    DataReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    byte[] array() {
        return bytes;
    }

    /** Passes over the next {@code count} bytes and returns the index of the first. */
    int take(long count) throws MalformedMessageException {
        if (count > bytes.length - at) {
            throw new MalformedMessageException(
                    name, at, "needs " + count + " bytes, " + (bytes.length - at) + " are left");
        }
        int from = at;
        at += (int) count;
        return from;
    }

    void end() throws MalformedMessageException {
        if (at != bytes.length) {
            throw new MalformedMessageException(name, at, (bytes.length - at) + " bytes after the end");
        }
    }
}
