/** Writes and checks the golden vectors of the browser protocol, which the client's tests share. */
@NullMarked
package dev.oriel.encoder.vectors;

import org.jspecify.annotations.NullMarked;
