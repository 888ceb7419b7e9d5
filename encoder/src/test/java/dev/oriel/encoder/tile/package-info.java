/** Tests of the tile codecs. */
@NullMarked
package dev.oriel.encoder.tile;

import org.jspecify.annotations.NullMarked;
