/** Interleaved RLE, the bitmap compression of 8, 15, 16 and 24 bpp: [MS-RDPBCGR] 2.2.9.1.1.3.1.2.4 and 3.1.9. */
@NullMarked
package dev.oriel.rdp.codec.rle;

import org.jspecify.annotations.NullMarked;
