/** The WebSocket endpoint: one browser each, its messages, its frames and its pace. Specified in docs/wire-protocol.md. */
@NullMarked
package dev.oriel.server.viewer;

import org.jspecify.annotations.NullMarked;
