/**
 * What a host paints, on the slow and on the fast path alike: bitmaps, palettes, pointers and surface commands, as PDUs
 * ([MS-RDPBCGR] 2.2.9.1.1.3 to 2.2.9.2). Nothing here decodes a pixel.
 */
@NullMarked
package dev.oriel.rdp.update;

import org.jspecify.annotations.NullMarked;
