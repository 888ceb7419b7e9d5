package dev.oriel.rdp.connect;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * MCS channel ids of a connection.
 *
 * @param user the client's own; also its user id
 * @param io of share PDUs and licensing
 * @param message of auto-detect and heartbeat, where the host has one
 */
record Channels(int user, int io, OptionalInt message) {
    boolean isMessage(int channelId) {
        return message.isPresent() && message.getAsInt() == channelId;
    }

    /** In the order in which they are joined. */
    List<Integer> all() {
        return IntStream.concat(IntStream.of(user, io), message.stream())
                .boxed()
                .toList();
    }
}
