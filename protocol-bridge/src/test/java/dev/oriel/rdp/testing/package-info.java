/** Harnesses that every part of the RDP client is tested with. */
@NullMarked
package dev.oriel.rdp.testing;

import org.jspecify.annotations.NullMarked;
