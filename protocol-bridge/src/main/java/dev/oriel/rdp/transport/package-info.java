/** Frames on the wire: what cuts the byte stream into messages and puts messages into it, whatever state the connection is in. */
@NullMarked
package dev.oriel.rdp.transport;

import org.jspecify.annotations.NullMarked;
