/** The desktop that {@code run} starts by itself: an X server, a window manager, programs, and an RDP host that shares them. */
@NullMarked
package dev.oriel.server.embedded;

import org.jspecify.annotations.NullMarked;
