package dev.oriel.server.session;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings.Credentials;
import java.util.Optional;

/**
 * What a viewer asks for.
 *
 * @param room of the viewer; a new session's desktop fills it
 * @param follow whether the desktop is to fill the viewer's room later too
 * @param keyboardLayout Windows layout of the user's keyboard; 0: not known
 * @param timeZone IANA name; empty: not known
 * @param takeover other viewers of the session have to go
 */
public record SessionRequest(
        String user,
        DesktopLayout room,
        boolean follow,
        int keyboardLayout,
        String timeZone,
        Optional<Credentials> credentials,
        boolean takeover) {}
