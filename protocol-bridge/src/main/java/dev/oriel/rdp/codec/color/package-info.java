/** Pixel formats of the wire, palettes and their way to {@code 0x00RRGGBB}. */
@NullMarked
package dev.oriel.rdp.codec.color;

import org.jspecify.annotations.NullMarked;
