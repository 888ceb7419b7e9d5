/** Pointers: from AND and XOR masks to pictures with alpha. */
@NullMarked
package dev.oriel.rdp.codec.pointer;

import org.jspecify.annotations.NullMarked;
