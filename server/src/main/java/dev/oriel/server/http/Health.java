package dev.oriel.server.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * The state of the process.
 *
 * @param status {@code ready} or {@code stopping}
 * @param uptimeSeconds since the start
 * @param sessions numbers of sessions by state, and how many have been started
 * @param viewers browsers that are connected
 * @param signIns browsers that are signed in
 * @param encodeQueue tasks that wait for the processor
 */
public record Health(
        String status,
        String version,
        long uptimeSeconds,
        Map<String, Integer> sessions,
        int viewers,
        int signIns,
        int encodeQueue) {
    @JsonIgnore
    public boolean ready() {
        return status.equals("ready");
    }
}
