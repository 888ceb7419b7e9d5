/** ClearCodec bitmaps and their caches, [MS-RDPEGFX] 2.2.4.1. */
@NullMarked
package dev.oriel.rdp.codec.clear;

import org.jspecify.annotations.NullMarked;
