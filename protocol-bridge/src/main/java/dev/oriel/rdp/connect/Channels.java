package dev.oriel.rdp.connect;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * MCS channel ids of a connection.
 *
 * @param user the client's own; also its user id
 * @param io of share PDUs and licensing
 * @param dynamic of the static channel that dynamic channels run over, where the host has given it
 * @param message of auto-detect and heartbeat, where the host has one
 */
record Channels(int user, int io, OptionalInt dynamic, OptionalInt message) {
    boolean isMessage(int channelId) {
        return message.isPresent() && message.getAsInt() == channelId;
    }

    boolean isDynamic(int channelId) {
        return dynamic.isPresent() && dynamic.getAsInt() == channelId;
    }

    /** In the order in which they are joined. */
    List<Integer> all() {
        return Stream.of(IntStream.of(user, io), dynamic.stream(), message.stream())
                .flatMap(IntStream::boxed)
                .toList();
    }
}
