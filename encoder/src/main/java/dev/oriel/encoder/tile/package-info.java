/**
 * What can be made of a rectangle of pixels: its hash, its palette, its filtered planes, a JPEG. Pure functions of the
 * pixels: nothing here knows a viewer, so that what is encoded once can serve several.
 *
 * <p>A rectangle is given as {@code (pixels, offset, stride, width, height)}: {@code 0x00RRGGBB} pixels whose row
 * {@code y} begins at {@code offset + y * stride}. Objects keep scratch memory and belong to one thread at a time.
 */
@NullMarked
package dev.oriel.encoder.tile;

import org.jspecify.annotations.NullMarked;
