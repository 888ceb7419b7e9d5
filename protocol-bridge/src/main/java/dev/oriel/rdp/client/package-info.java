/** The driver of RDP connections: sockets, threads and time for the state machines in {@code connect} and {@code session}. */
@NullMarked
package dev.oriel.rdp.client;

import org.jspecify.annotations.NullMarked;
