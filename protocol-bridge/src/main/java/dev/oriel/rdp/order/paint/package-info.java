/** Painting of drawing orders: raster operations, brushes, lines, shapes and text on a surface. */
@NullMarked
package dev.oriel.rdp.order.paint;

import org.jspecify.annotations.NullMarked;
