package dev.oriel.server.auth;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param password empty: by one-time URLs only
 * @param desktops ids; empty with {@code allDesktops}
 */
public record Account(String name, Optional<PasswordHash> password, boolean allDesktops, Set<String> desktops) {
    public boolean mayOpen(String desktop) {
        return allDesktops || desktops.contains(desktop);
    }
}
