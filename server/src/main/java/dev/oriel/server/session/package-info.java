/** Sessions: one desktop of one user, its viewers, and how long it lives without them. Knows no WebSocket. */
@NullMarked
package dev.oriel.server.session;

import org.jspecify.annotations.NullMarked;
