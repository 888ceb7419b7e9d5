/** Reading and writing of what goes over the wire, its limits and its errors: the ground of every PDU. */
@NullMarked
package dev.oriel.rdp.wire;

import org.jspecify.annotations.NullMarked;
