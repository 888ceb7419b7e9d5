/** Talks to the gateway that runs on this machine as this user, over a socket in the user's cache folder. */
@NullMarked
package dev.oriel.server.control;

import org.jspecify.annotations.NullMarked;
