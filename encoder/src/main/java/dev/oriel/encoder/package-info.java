/** What of a picture a viewer must be sent: tiles, cache, codecs and pacing. No sockets, no threads, no clock. */
@NullMarked
package dev.oriel.encoder;

import org.jspecify.annotations.NullMarked;
