package dev.oriel.server.session;

import dev.oriel.bridge.HostSettings.Credentials;
import java.util.Optional;

/**
 * What a viewer asks for.
 *
 * @param width room in pixels, 200..8192; decides the size of a new session
 * @param height room in pixels, 200..8192
 * @param keyboardLayout Windows layout of the user's keyboard; 0: not known
 * @param timeZone IANA name; empty: not known
 * @param takeover other viewers of the session have to go
 */
public record SessionRequest(
        String user,
        int width,
        int height,
        int keyboardLayout,
        String timeZone,
        Optional<Credentials> credentials,
        boolean takeover) {}
